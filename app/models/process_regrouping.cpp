#include "app/models/process_regrouping.h"

#include "app/core/excerpt.h"
#include "app/core/matching_rows.h"

#include <algorithm>
#include <iterator>

namespace socklens {

namespace {

OwnerKey keyOf(const Snapshot& snapshot, const OwnerGroup& group) {
    const bool isHeld = group.ownership == Ownership::Held;
    return {group.ownership, isHeld ? snapshot.processes[group.process]->id : ProcessId{}};
}

void complete(Regrouping& result, const std::map<OwnerKey, Listing>& opened) {
    for (std::size_t place = 0; place < result.groups.size(); ++place) {
        const auto& [key, group] = result.groups[place];
        result.places.emplace(key, place);
        if (const auto found = opened.find(key); found != opened.end())
            result.listings.emplace(key, stepOf(found->second, group, result.newRows));
    }
}

}   // namespace

bool isBefore(const Snapshot& snapshot, const Grouping& grouping, const KeyedGroup& a, const KeyedGroup& b) {
    const auto order = compareGroups(snapshot, a.group, b.group, grouping.column, grouping.descending);
    return order != 0 ? order < 0 : a.key < b.key;
}

ListingStep stepOf(Listing before, const OwnerGroup& group, std::span<const std::uint32_t> newRows) {
    ListingStep step;
    std::vector<std::uint32_t> staying;
    for (std::size_t place = 0; place < before->size(); ++place) {
        const std::uint32_t row = newRows.empty() ? (*before)[place] : newRows[(*before)[place]];
        if (row != SnapshotDelta::absent && std::ranges::binary_search(group.sockets, row))
            staying.push_back(row);
        else if (!step.gone.empty() && step.gone.back().last + 1 == place)
            step.gone.back().last = place;
        else
            step.gone.push_back({place, place});
    }
    std::reverse(step.gone.begin(), step.gone.end());
    std::vector<std::uint32_t> known = staying;
    std::sort(known.begin(), known.end());
    step.staying = staying.size();
    std::set_difference(group.sockets.begin(), group.sockets.end(), known.begin(), known.end(),
                        std::back_inserter(staying));
    step.before = std::move(before);
    step.after = std::make_shared<const std::vector<std::uint32_t>>(std::move(staying));
    return step;
}

Regrouping regroup(const RegroupingTask& task, const std::stop_token& overtaken) {
    Regrouping result;
    result.picture = task.update ? task.update->newer : task.shown;
    const Snapshot& snapshot = *result.picture->snapshot;
    const auto rows = matchingRows(*result.picture, task.grouping.filter, overtaken);
    if (overtaken.stop_requested()) return result;
    if (task.update) {
        const bool follows = task.update->older == task.shown;
        const Snapshot& shown = *task.shown->snapshot;
        result.newRows = newRows(follows ? task.update->delta : diff(shown, snapshot), shown.sockets.size());
    }
    if (overtaken.stop_requested()) return result;
    for (OwnerGroup& group : groupByOwner(snapshot, rows))
        result.groups.push_back({keyOf(snapshot, group), std::move(group)});
    std::sort(result.groups.begin(), result.groups.end(),
              [&](const auto& a, const auto& b) { return isBefore(snapshot, task.grouping, a, b); });
    complete(result, task.opened);
    return result;
}

Regrouping reduce(const RegroupingTask& task, std::vector<KeyedGroup> groups,
                  std::span<const std::uint32_t> rows) {
    Regrouping result;
    result.picture = excerpt(*task.shown, rows);
    result.newRows.assign(task.shown->snapshot->sockets.size(), SnapshotDelta::absent);
    for (std::uint32_t row = 0; row < rows.size(); ++row) result.newRows[rows[row]] = row;
    for (auto& [key, group] : groups) {
        std::vector<std::uint32_t> kept;
        for (const std::uint32_t row : group.sockets)
            if (result.newRows[row] != SnapshotDelta::absent) kept.push_back(result.newRows[row]);
        group.sockets = std::move(kept);
    }
    result.groups = std::move(groups);
    complete(result, task.opened);
    return result;
}

}   // namespace socklens
