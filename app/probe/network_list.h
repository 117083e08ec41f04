// Every network namespace of this machine that can be found: those of visible processes, and those with a name
// under /run/netns. Any one thread; a process that vanishes meanwhile costs nothing else. Sources:
// namespaces(7), ip-netns(8); /proc/PID/ns/net may be read by who may trace the process, /proc/PID/net by anybody.
#pragma once

#include "app/core/network_namespace.h"

#include <optional>
#include <string>
#include <vector>

namespace socklens {

struct FoundNetwork {
    NetworkNamespace id{};
    std::string name;             ///< as NetworkSection has it
    std::string file;             ///< that setns(2) takes; empty: this user may not even open it
    std::optional<Pid> process;   ///< the first one in it: its /proc/PID/net shows its sockets
};

struct NetworkPlaces {
    std::string procRoot = "/proc";
    std::string names = "/run/netns";
};

/// The inode of a file of /proc/PID/ns; nothing where it cannot be read.
std::optional<NetworkNamespace> networkNamespaceAt(const std::string& file);

/// That of this program first, the others by their names.
std::vector<FoundNetwork> listNetworks(const NetworkPlaces& places);

/// Those that a scope means. Of one's own, nobody need look for others.
std::vector<FoundNetwork> networksIn(const NetworkScope& scope, const NetworkPlaces& places);

}   // namespace socklens
