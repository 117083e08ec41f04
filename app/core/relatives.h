// Which sockets belong to one another: a connection and the listener that it came in by, and the two ends of a
// connection that does not leave the machine. Pure functions: any thread, cannot fail.
#pragma once

#include "app/core/snapshot.h"

#include <cstdint>
#include <optional>

namespace socklens {

/// How well a listener's address fits one that a connection came in by: the exact address, the wildcard of its own
/// family, that of IPv6 for an IPv4 connection. None: it is of another port, or of an address that does not cover
/// it.
enum class ListenerFit : std::uint8_t { None, DualStack, Wildcard, Exact };
ListenerFit listenerFit(const Socket& listener, const Socket& connection);

/// The same connection with its ends exchanged; for UNIX sockets the one that the kernel names as the peer.
bool isOtherEnd(const Socket& candidate, const Socket& socket);

struct Relatives {
    std::optional<std::uint32_t> listener;   ///< rows of the snapshot
    std::optional<std::uint32_t> otherEnd;
    friend bool operator==(const Relatives&, const Relatives&) = default;
};

/// Takes one more candidate into account: of several listeners the best fit counts, of equal ones the first.
void consider(Relatives& relatives, const Snapshot& snapshot, std::uint32_t candidate, std::uint32_t row);

/// Of one row; walks over all the others.
Relatives relativesOf(const Snapshot& snapshot, std::uint32_t row);

}   // namespace socklens
