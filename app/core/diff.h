// What changed between two snapshots. A pure function of the two: any thread.
#pragma once

#include "app/core/snapshot.h"

#include <cstdint>
#include <vector>

namespace socklens {

/// Rows are named by their index: in the newer snapshot, except those that are gone.
struct SnapshotDelta {
    static constexpr std::uint32_t absent = UINT32_MAX;

    std::vector<std::uint32_t> previous;   ///< per newer row: its index in the older snapshot, or `absent`
    std::vector<std::uint32_t> added;
    std::vector<std::uint32_t> changed;   ///< the same socket, another fact, holder or tcp_info
    std::vector<std::uint32_t> removed;   ///< indexes in the older snapshot

    bool empty() const { return added.empty() && changed.empty() && removed.empty(); }
};

/// A running timer counts down in every sample; `changed` holds a row for it too.
SnapshotDelta diff(const Snapshot& older, const Snapshot& newer);

/// The other way round: per row of the older snapshot, which had so many, its row in the newer one or `absent`.
std::vector<std::uint32_t> newRows(const SnapshotDelta& delta, std::size_t olderRows);

}   // namespace socklens
