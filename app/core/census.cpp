#include "app/core/census.h"

#include <utility>

namespace socklens {

StateCounts countNetworkSockets(const Snapshot& snapshot) {
    StateCounts counts;
    for (const Socket& socket : snapshot.sockets)
        if (socket.protocol != Protocol::Unix) counts.add(socket.state);
    return counts;
}

namespace {

/// One group per process, even if it holds nothing, and the two for sockets without a process.
class OwnerGroups {
public:
    explicit OwnerGroups(const Snapshot& snapshot)
        : m_snapshot(snapshot), m_groups(snapshot.processes.size() + 2) {
        kernel().ownership = Ownership::Kernel;
        hidden().ownership = snapshot.coverage.ownersLookedFor ? Ownership::Hidden : Ownership::NotLookedFor;
        for (std::uint32_t process = 0; process < snapshot.processes.size(); ++process) {
            m_groups[process].ownership = Ownership::Held;
            m_groups[process].process = process;
        }
    }

    /// Gives every group that the socket belongs to, counted already, to `take`.
    template <class Take>
    void count(std::uint32_t row, const Take& take) {
        const auto add = [&](OwnerGroup& group) {
            const Socket& socket = m_snapshot.sockets[row];
            if (socket.protocol == Protocol::Unix)
                ++group.unixSockets;
            else
                group.counts.add(socket.state);
            take(group);
        };
        const auto holders = m_snapshot.holders(row);
        for (const std::uint32_t process : holders) add(m_groups[process]);
        if (holders.empty()) add(ownership(m_snapshot, row) == Ownership::Kernel ? kernel() : hidden());
    }

    std::vector<OwnerGroup> take() {
        std::erase_if(m_groups, [](const OwnerGroup& group) { return group.total() == 0; });
        return std::move(m_groups);
    }

private:
    OwnerGroup& kernel() { return m_groups[m_groups.size() - 2]; }
    OwnerGroup& hidden() { return m_groups.back(); }

    const Snapshot& m_snapshot;
    std::vector<OwnerGroup> m_groups;
};

}   // namespace

std::vector<OwnerGroup> groupByOwner(const Snapshot& snapshot, std::span<const std::uint32_t> rows) {
    OwnerGroups groups(snapshot);
    for (const std::uint32_t row : rows)
        groups.count(row, [row](OwnerGroup& group) { group.sockets.push_back(row); });
    return groups.take();
}

std::vector<OwnerGroup> countByOwner(const Snapshot& snapshot) {
    OwnerGroups groups(snapshot);
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) groups.count(row, [](OwnerGroup&) {});
    return groups.take();
}

}   // namespace socklens
