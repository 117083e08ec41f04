// How many sockets there are, by state and by the process that holds them. Pure functions of a snapshot: any
// thread.
#pragma once

#include "app/core/state_group.h"

#include <cstdint>
#include <span>
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
    std::vector<std::uint32_t> sockets;   ///< indexes into Snapshot::sockets, in the order given

    std::uint32_t total() const { return counts.total() + unixSockets; }
};

/// Of the given rows: one group per process that holds any, in the snapshot's order, then one for the sockets that
/// the kernel keeps without an owner and one for those whose owner is hidden or was not looked for. A socket with
/// several holders counts for each of them.
std::vector<OwnerGroup> groupByOwner(const Snapshot& snapshot, std::span<const std::uint32_t> rows);

/// The same of all rows, where only the numbers matter: the groups do not list their sockets.
std::vector<OwnerGroup> countByOwner(const Snapshot& snapshot);

}   // namespace socklens
