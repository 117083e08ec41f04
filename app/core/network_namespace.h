// Which network namespaces are looked at, and how one is told whose number nobody may see. Values only: any
// thread, cannot fail.
#pragma once

#include "app/core/units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace socklens {

/// One's own, unless it is widened by name. A filter never widens it.
struct NetworkScope {
    enum class Kind : std::uint8_t {
        Own,     ///< that of the program itself
        Named,   ///< this one, or these, instead
        All      ///< every one that can be found; one's own first
    };
    Kind kind = Kind::Own;
    std::string name;   ///< of Named: as NetworkSection has it, or its number

    static NetworkScope everyOne(bool wanted) { return {wanted ? Kind::All : Kind::Own, {}}; }
    friend bool operator==(const NetworkScope&, const NetworkScope&) = default;
};

/// A namespace whose inode is hidden from this user: told from others by another number, which nobody is shown.
constexpr NetworkNamespace withHiddenInode(std::uint64_t other) {
    return NetworkNamespace{other | std::uint64_t{1} << 63U};
}

/// As ls(1) of /proc/PID/ns and lsns(8) show it; nullopt where it is hidden, or where nobody asked.
constexpr std::optional<std::uint64_t> inodeOf(NetworkNamespace network) {
    const std::uint64_t inode = number(network);
    return inode == 0 || inode >> 63U != 0 ? std::nullopt : std::optional(inode);
}

}   // namespace socklens
