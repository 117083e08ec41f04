#include "app/core/census.h"

#include <algorithm>

namespace socklens {

StateCounts countNetworkSockets(const Snapshot& snapshot) {
    StateCounts counts;
    for (const Socket& socket : snapshot.sockets)
        if (socket.protocol != Protocol::Unix) counts.add(socket.state);
    return counts;
}

std::vector<OwnerGroup> groupByOwner(const Snapshot& snapshot, std::span<const std::uint32_t> rows) {
    std::vector<OwnerGroup> groups(snapshot.processes.size() + 2);
    OwnerGroup& kernel = groups[groups.size() - 2];
    OwnerGroup& hidden = groups.back();
    kernel.ownership = Ownership::Kernel;
    hidden.ownership = snapshot.coverage.ownersLookedFor ? Ownership::Hidden : Ownership::NotLookedFor;
    for (std::uint32_t process = 0; process < snapshot.processes.size(); ++process) {
        groups[process].ownership = Ownership::Held;
        groups[process].process = process;
    }

    const auto add = [&](OwnerGroup& group, std::uint32_t row) {
        const Socket& socket = snapshot.sockets[row];
        group.sockets.push_back(row);
        if (socket.protocol == Protocol::Unix)
            ++group.unixSockets;
        else
            group.counts.add(socket.state);
    };
    for (const std::uint32_t row : rows) {
        const auto holders = snapshot.holders(row);
        for (const std::uint32_t process : holders) add(groups[process], row);
        if (holders.empty()) add(ownership(snapshot, row) == Ownership::Kernel ? kernel : hidden, row);
    }
    std::erase_if(groups, [](const OwnerGroup& group) { return group.sockets.empty(); });
    return groups;
}

}   // namespace socklens
