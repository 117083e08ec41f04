#include "app/core/cgroup_owner.h"

#include <algorithm>
#include <vector>

namespace socklens {

namespace {

std::vector<std::string_view> parts(std::string_view path) {
    std::vector<std::string_view> found;
    while (!path.empty()) {
        const auto slash = path.find('/');
        if (slash != 0) found.push_back(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return found;
}

/// systemd writes a byte that has a meaning of its own as "\x2d" (systemd.unit(5), "String escaping").
std::string unescape(std::string_view name) {
    const auto digit = [](char c) { return std::string_view("0123456789abcdef").find(c); };
    std::string text;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool escaped = name.substr(at, 2) == "\\x" && at + 3 < name.size();
        if (escaped && digit(name[at + 2]) != std::string_view::npos &&
            digit(name[at + 3]) != std::string_view::npos) {
            text += static_cast<char>(digit(name[at + 2]) * 16 + digit(name[at + 3]));
            at += 3;
        } else {
            text += name[at];
        }
    }
    return text;
}

bool isContainerId(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}   // namespace

std::string systemdUnit(std::string_view cgroup) {
    const auto names = parts(cgroup);
    const auto unit = std::find_if(names.rbegin(), names.rend(), [](std::string_view name) {
        return name.ends_with(".service") || name.ends_with(".scope") || name.ends_with(".socket");
    });
    return unit == names.rend() ? std::string() : unescape(*unit);
}

namespace {

/// The part of a name between what stands before and behind it; empty where it stands otherwise.
std::string_view between(std::string_view name, std::string_view prefix, std::string_view suffix) {
    if (!name.starts_with(prefix) || !name.ends_with(suffix) || name.size() <= prefix.size() + suffix.size())
        return {};
    return name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
}

/// By its id.
std::string_view containerId(std::string_view name) {
    for (const std::string_view prefix : {"docker-", "libpod-", "cri-containerd-", "crio-"})
        if (const auto id = between(name, prefix, ".scope"); isContainerId(id)) return id;
    return isContainerId(name) ? name : std::string_view();
}

/// By its name: systemd-nspawn and LXC.
std::string_view machineName(std::string_view name) {
    if (const auto machine = between(name, "machine-", ".scope"); !machine.empty()) return machine;
    if (const auto machine = between(name, "systemd-nspawn@", ".service"); !machine.empty()) return machine;
    return between(name, "lxc.payload.", "");
}

}   // namespace

std::string containerName(std::string_view cgroup) {
    constexpr std::size_t shortId = 12;   // as `docker ps` shows it
    auto names = parts(cgroup);
    std::ranges::reverse(names);   // the innermost group says most
    for (const std::string_view part : names) {
        if (const auto id = containerId(part); !id.empty()) return std::string(id.substr(0, shortId));
        if (const auto name = machineName(part); !name.empty()) return unescape(name);
    }
    return {};
}

}   // namespace socklens
