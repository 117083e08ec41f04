// Which rows of a snapshot are marked as new or changed, and since when. Only what changed is looked at and kept.
// Pure functions of immutable values: any thread, cannot fail.
#pragma once

#include "app/core/picture.h"
#include "app/core/row_mark.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace socklens {

using Moment = std::chrono::steady_clock::time_point;

/// Long enough to be seen by somebody who looks elsewhere in the table.
inline constexpr std::chrono::milliseconds markedFor{2000};

struct MarkedRow {
    std::uint32_t row = 0;   ///< of the snapshot
    RowMark mark{};
    Moment since;
};

/// By row, each once.
using MarkedRows = std::vector<MarkedRow>;

std::optional<RowMark> markOf(const MarkedRows& marked, std::uint32_t row);

/// The rows of a picture that are other than in the one before.
struct StepMarks {
    MarkedRows marked;                      ///< of the newer one
    std::vector<std::uint32_t> continued;   ///< rows of the older one that did not go: see below; ascending
    bool isUpheaval = false;                ///< so much is other that nothing is marked
};

/// Of a connection that becomes TIME_WAIT, or waits in FIN_WAIT2 without an owner, the kernel makes another socket
/// with another cookie (net/ipv4/tcp_minisocks.c): to a person it is the same, and has changed its state.
StepMarks marksOfStep(const Snapshot& older, const Snapshot& newer, const SnapshotDelta& delta, Moment now);

/// Those of the snapshot before go on, unless they are marked for long enough; `newRows` says where they are now.
MarkedRows goOn(const MarkedRows& before, std::span<const std::uint32_t> newRows, MarkedRows fresh, Moment now);

/// Whether a mark has been there for long enough.
inline bool isOver(Moment since, Moment now) {
    return now - since >= markedFor;
}

}   // namespace socklens
