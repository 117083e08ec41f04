// How many sockets there are, by state and by the process that holds them. Pure functions of a snapshot: any
// thread.
#pragma once

#include "app/core/state_group.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace socklens {

/// The sockets of the network: TCP and UDP. UNIX sockets stay on the machine and would hide them.
StateCounts countNetworkSockets(const Snapshot& snapshot);

/// Whom a group of sockets belongs to.
struct OwnerGroup {
    Ownership ownership{};
    std::uint32_t process = 0;   ///< index into Snapshot::processes, if held
    StateCounts counts;          ///< TCP and UDP
    std::uint32_t unixSockets = 0;
    std::vector<std::uint32_t> sockets;   ///< indexes into Snapshot::sockets, ascending

    std::uint32_t total() const { return counts.total() + unixSockets; }
};

/// One group per process, in the snapshot's order, then one for the sockets that the kernel keeps without an owner
/// and one for those whose owner is hidden, where there are any. A socket with several holders counts for each.
std::vector<OwnerGroup> groupByOwner(const Snapshot& snapshot);

}   // namespace socklens
