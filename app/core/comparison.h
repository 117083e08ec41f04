// What two snapshots have that the other has not, as a value: socket by socket, and in numbers by process and
// state. Immutable once made: any thread.
#pragma once

#include "app/core/column.h"
#include "app/core/diff.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace socklens {

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
using ComparisonPointer = std::shared_ptr<const Comparison>;

/// Those whose number is another.
std::span<const ComparedTotal> changedTotals(const Comparison& comparison);
/// From the older to the newer; nothing where a file does not say when it was made, or they lie the other way
/// round.
std::optional<Milliseconds> timeBetween(const Comparison& comparison);
/// The socket's total, process and all: of the newer snapshot if it is there.
const ComparedTotal& totalOf(const Comparison& comparison, const ComparedSocket& socket);
/// Its row, likewise.
SocketView viewOf(const Comparison& comparison, const ComparedSocket& socket);
/// Nothing where it was not there.
std::optional<State> stateBefore(const Comparison& comparison, const ComparedSocket& socket);
std::optional<State> stateAfter(const Comparison& comparison, const ComparedSocket& socket);

}   // namespace socklens
