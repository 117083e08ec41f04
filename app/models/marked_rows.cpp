#include "app/models/marked_rows.h"

#include "app/insight/connection_tuple.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace socklens {

namespace {

// Where so many rows come, go or change at once that nobody can look at them one by one.
constexpr std::size_t fewAlways = 60;     // about a screen full
constexpr std::size_t largestShare = 2;   // half of them

/// Which of the rows that are gone live on as TIME_WAIT or FIN_WAIT2 without an owner: pairs of an older and a
/// newer row.
std::vector<std::pair<std::uint32_t, std::uint32_t>> continuations(const Snapshot& older, const Snapshot& newer,
                                                                   const SnapshotDelta& delta) {
    std::vector<std::uint32_t> waiting;
    std::ranges::copy_if(delta.added, std::back_inserter(waiting), [&](std::uint32_t row) {
        const State state = newer.sockets[row].state;
        return state == State::TimeWait || state == State::FinWait2;
    });
    if (waiting.empty()) return {};
    using Entry = std::pair<std::uint64_t, std::uint32_t>;   // hash and row
    std::vector<Entry> gone;
    for (const std::uint32_t row : delta.removed)
        if (older.sockets[row].protocol == Protocol::Tcp)
            gone.emplace_back(hashOf(tupleOf(older.sockets[row])), row);
    std::ranges::sort(gone);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const std::uint32_t row : waiting) {
        const ConnectionTuple tuple = tupleOf(newer.sockets[row]);
        auto found = std::ranges::lower_bound(gone, hashOf(tuple), {}, &Entry::first);
        for (; found != gone.end() && found->first == hashOf(tuple); ++found)
            if (tupleOf(older.sockets[found->second]) == tuple) {
                pairs.emplace_back(found->second, row);
                break;
            }
    }
    return pairs;
}

}   // namespace

std::optional<RowMark> markOf(const MarkedRows& marked, std::uint32_t row) {
    const auto found = std::ranges::lower_bound(marked, row, {}, &MarkedRow::row);
    return found != marked.end() && found->row == row ? std::optional(found->mark) : std::nullopt;
}

StepMarks marksOfStep(const Snapshot& older, const Snapshot& newer, const SnapshotDelta& delta, Moment now) {
    StepMarks step;
    const std::size_t moved = delta.added.size() + delta.removed.size();
    const std::size_t all = std::max(older.sockets.size(), newer.sockets.size());
    step.isUpheaval = moved > fewAlways && moved * largestShare > all;
    if (step.isUpheaval) return step;
    for (const auto& [former, row] : continuations(older, newer, delta)) {
        step.continued.push_back(former);
        step.marked.push_back({row, RowMark::Changed, now});
    }
    std::ranges::sort(step.continued);
    std::ranges::sort(step.marked, {}, &MarkedRow::row);
    const auto known = static_cast<std::ptrdiff_t>(step.marked.size());
    for (const std::uint32_t row : delta.added) {
        const auto end = step.marked.begin() + known;
        const auto found = std::lower_bound(step.marked.begin(), end, row,
                                            [](const MarkedRow& one, std::uint32_t at) { return one.row < at; });
        if (found == end || found->row != row) step.marked.push_back({row, RowMark::New, now});
    }
    for (const std::uint32_t row : delta.changed)
        if (newer.sockets[row].state != older.sockets[delta.previous[row]].state)
            step.marked.push_back({row, RowMark::Changed, now});
    std::ranges::sort(step.marked, {}, &MarkedRow::row);
    return step;
}

MarkedRows goOn(const MarkedRows& before, std::span<const std::uint32_t> newRows, MarkedRows fresh, Moment now) {
    const std::size_t own = fresh.size();
    for (const MarkedRow& one : before) {
        const std::uint32_t row = newRows[one.row];
        if (row == SnapshotDelta::absent || isOver(one.since, now)) continue;
        const auto end = fresh.begin() + static_cast<std::ptrdiff_t>(own);
        const auto same = std::lower_bound(
            fresh.begin(), end, row, [](const MarkedRow& other, std::uint32_t at) { return other.row < at; });
        if (same == end || same->row != row) fresh.push_back({row, one.mark, one.since});
    }
    std::ranges::sort(fresh, {}, &MarkedRow::row);
    return fresh;
}

}   // namespace socklens
