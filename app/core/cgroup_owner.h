// What a cgroup's path says about who runs there. Pure: any thread, cannot fail.
// Sources: systemd.unit(5), systemd.slice(5); the paths that Docker, Podman, containerd and CRI-O make.
#pragma once

#include <string>
#include <string_view>

namespace socklens {

/// The systemd unit, "ssh.service" or "app-firefox-1234.scope"; empty where the path names none.
std::string systemdUnit(std::string_view cgroup);

/// The container, by the first 12 digits of its id, or by its name for systemd-nspawn and LXC; empty where there
/// is none.
std::string containerName(std::string_view cgroup);

}   // namespace socklens
