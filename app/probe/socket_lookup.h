// Whether the very sockets that are meant are still there, and in which state. Any one thread at a time; keeps
// nothing. What the kernel did not answer is an errno, never taken for "gone". Source: sock_diag(7).
#pragma once

#include "app/core/socket_target.h"
#include "app/probe/sock_diag.h"

#include <cerrno>
#include <optional>
#include <span>
#include <vector>

namespace socklens {

struct Sighting {
    std::optional<Socket> socket;
    int error = ENODATA;   ///< with no socket: ENOENT where it is gone, else why nobody knows

    bool isGone() const { return !socket && error == ENOENT; }
};

/// One per target, in their order. By addresses and cookie, in batches; listeners and UDP sockets that another
/// socket of their port hides (SO_REUSEPORT) are looked for in a list of their port. TCP or UDP with a cookie
/// only: all others are not asked for. A TCP socket that is only bound cannot be found.
std::vector<Sighting> lookUp(SockDiag& diag, std::span<const SocketTarget> targets);

}   // namespace socklens
