// The holders of every row of a snapshot, as slices of one list: where a row is as before, so are its holders, and
// the others are laid out anew. Pure: any thread, cannot fail.
#pragma once

#include "app/core/snapshot.h"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace socklens {

struct RowAndHolder {
    std::uint32_t row = 0;
    std::uint32_t holder = 0;   ///< index into the processes
    friend auto operator<=>(const RowAndHolder&, const RowAndHolder&) = default;
};

constexpr std::uint32_t noHolder = UINT32_MAX;

/// For every process before, whether it holds a row that is as before. `rowsBefore`: as InodeChanges has them.
std::vector<bool> holdersAsBefore(const Snapshot& before, std::span<const std::uint32_t> rowsBefore);

/// Fills in the holders. `numbers`: by the index of a process before, its index now, or noHolder where it holds
/// nothing any more. `anew`: of the rows that are not as before, in any order; a holder can have one more than
/// once: dup(2).
void layOutHolders(Snapshot& snapshot, const Snapshot& before, std::span<const std::uint32_t> rowsBefore,
                   std::span<const std::uint32_t> numbers, std::vector<RowAndHolder> anew);

}   // namespace socklens
