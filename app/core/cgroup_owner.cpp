#include "app/core/cgroup_owner.h"

#include <algorithm>
#include <array>
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

std::string containerName(std::string_view cgroup) {
    constexpr std::array<std::string_view, 4> idPrefixes{"docker-", "libpod-", "cri-containerd-", "crio-"};
    constexpr std::array<std::string_view, 2> namePrefixes{"machine-", "lxc.payload."};
    const auto names = parts(cgroup);
    for (auto part = names.rbegin(); part != names.rend(); ++part) {
        std::string_view name = *part;
        if (name.ends_with(".scope")) name.remove_suffix(6);
        for (const std::string_view prefix : idPrefixes)
            if (name.starts_with(prefix) && isContainerId(name.substr(prefix.size())))
                return std::string(name.substr(prefix.size(), 12));
        if (isContainerId(name)) return std::string(name.substr(0, 12));
        for (const std::string_view prefix : namePrefixes)
            if (name.starts_with(prefix) && name.size() > prefix.size())
                return unescape(name.substr(prefix.size()));
    }
    return {};
}

}   // namespace socklens
