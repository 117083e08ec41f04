#include "app/probe/holder_layout.h"

#include "app/probe/inode_changes.h"

#include <algorithm>

namespace socklens {

namespace {

template <class Visit>
void forEachHolderBefore(const Snapshot& before, std::uint32_t row, const Visit& visit) {
    if (row == InodeChanges::noRow) return;
    for (std::uint32_t at = row == 0 ? 0 : before.holderEnds[row - 1]; at < before.holderEnds[row]; ++at)
        visit(before.holderList[at]);
}

}   // namespace

std::vector<bool> holdersAsBefore(const Snapshot& before, std::span<const std::uint32_t> rowsBefore) {
    std::vector<bool> holders(before.processes.size());
    for (const std::uint32_t row : rowsBefore)
        forEachHolderBefore(before, row, [&](std::uint32_t holder) { holders[holder] = true; });
    return holders;
}

void layOutHolders(Snapshot& snapshot, const Snapshot& before, std::span<const std::uint32_t> rowsBefore,
                   std::span<const std::uint32_t> numbers, std::vector<RowAndHolder> anew) {
    std::ranges::sort(anew);
    const auto end = std::unique(anew.begin(), anew.end());   // clang 14 knows no ranges::unique
    auto next = anew.begin();
    auto& list = snapshot.holderList;
    list.clear();
    list.reserve(before.holderList.size() + anew.size());
    snapshot.holderEnds.clear();
    snapshot.holderEnds.reserve(rowsBefore.size());
    for (std::uint32_t row = 0; row < rowsBefore.size(); ++row) {
        for (; next != end && next->row == row; ++next) list.push_back(next->holder);
        forEachHolderBefore(before, rowsBefore[row], [&](std::uint32_t holder) {
            if (numbers[holder] != noHolder) list.push_back(numbers[holder]);
        });
        snapshot.holderEnds.push_back(static_cast<std::uint32_t>(list.size()));
    }
}

}   // namespace socklens
