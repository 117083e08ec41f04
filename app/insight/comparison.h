// What two snapshots of one machine have that the other has not: the sockets that appeared, are gone, or are in
// another state, and how the numbers of each process and state have changed. A pure function: any thread; it takes
// about a second for a million sockets.
#pragma once

#include "app/core/diff.h"
#include "app/insight/leftovers.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace socklens {

/// A snapshot that somebody wants to compare, with what was known of those that nobody holds any more.
struct NotedSockets {
    SnapshotPointer snapshot;
    std::shared_ptr<const LeftoverGroups> leftovers;   ///< null: a file does not know
};

enum class ChangeKind : std::uint8_t { Appeared, Gone, Changed };
std::string_view toText(ChangeKind kind);   // "appeared", "gone", "changed"

/// How many of one process in one state.
struct ComparedTotal {
    std::string process;   ///< by name, who holds it or has held it; empty: it is not known
    Protocol protocol{};
    State state{};
    std::uint32_t before = 0;
    std::uint32_t after = 0;

    std::int64_t difference() const { return std::int64_t{after} - std::int64_t{before}; }
};

struct ComparedSocket {
    static constexpr std::uint32_t absent = SnapshotDelta::absent;

    ChangeKind kind{};
    std::uint32_t older = absent;         ///< row of the older snapshot
    std::uint32_t newer = absent;         ///< row of the newer snapshot
    std::uint32_t totalBefore = absent;   ///< index of the total that it counted for
    std::uint32_t totalAfter = absent;
};

struct Comparison {
    SnapshotPointer older;
    SnapshotPointer newer;
    std::vector<ComparedTotal> totals;     ///< largest change first; those without one last
    std::vector<ComparedSocket> sockets;   ///< as the totals, without those that are the same
    std::uint32_t appeared = 0;
    std::uint32_t gone = 0;
    std::uint32_t changed = 0;
    std::uint32_t same = 0;

    bool isEmpty() const { return sockets.empty(); }
};

/// A socket is the same if its cookie is, and for a connection its addresses; where one side has no cookies, if
/// its addresses are. A change is one of the state: timers and queues change all the time.
Comparison compare(const NotedSockets& older, const NotedSockets& newer);

/// The socket's total, process and all: of the newer snapshot if it is there.
const ComparedTotal& totalOf(const Comparison& comparison, const ComparedSocket& socket);
/// Its row, likewise.
SocketView viewOf(const Comparison& comparison, const ComparedSocket& socket);

}   // namespace socklens
