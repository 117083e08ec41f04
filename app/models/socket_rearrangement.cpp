#include "app/models/socket_rearrangement.h"

#include "app/core/excerpt.h"

#include <algorithm>
#include <utility>

namespace socklens {

namespace {

std::vector<std::uint32_t> placesOf(const RowOrder& order, std::size_t rows) {
    std::vector<std::uint32_t> places(rows, SnapshotDelta::absent);
    for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place]] = place;
    return places;
}

ProtocolCounts countProtocols(const Snapshot& snapshot) {
    ProtocolCounts counts{};
    for (const Socket& socket : snapshot.sockets) ++counts.at(static_cast<std::size_t>(socket.protocol));
    return counts;
}

/// What is marked in the next picture, where it is the one after what is shown.
void mark(Rearrangement& result, const RearrangementTask& task, const SnapshotDelta& delta) {
    const bool isFirst = task.shown->snapshot->capturedAt == Timestamp{};   // nobody has looked before
    if (!task.marked || !task.update->older || task.isNewArrangement || isFirst) return;
    StepMarks step = marksOfStep(*task.shown->snapshot, *result.picture->snapshot, delta, task.now);
    if (step.isUpheaval) return;
    result.marked =
        std::make_shared<const MarkedRows>(goOn(*task.marked, result.newRows, std::move(step.marked), task.now));
    result.continued = std::move(step.continued);
}

}   // namespace

std::optional<int> Rearrangement::placeOf(std::uint32_t row) const {
    if (!newRows.empty()) row = newRows[row];
    if (row == SnapshotDelta::absent || places[row] == SnapshotDelta::absent) return std::nullopt;
    return static_cast<int>(places[row]);
}

Rearrangement rearrange(const RearrangementTask& task, const std::stop_token& overtaken) {
    Rearrangement result;
    result.picture = task.update ? task.update->newer : task.shown;
    const std::size_t shownRows = task.shown->snapshot->sockets.size();
    RowOrder order;
    if (!task.update) {
        order = arrange(*result.picture, task.arrangement, overtaken);
    } else if (task.update->older != task.shown) {
        const SnapshotDelta delta = diff(*task.shown->snapshot, *result.picture->snapshot);
        result.newRows = newRows(delta, shownRows);
        mark(result, task, delta);
        order = arrange(*result.picture, task.arrangement, overtaken);   // ages may have begun anew meanwhile
    } else {
        result.newRows = newRows(task.update->delta, shownRows);
        mark(result, task, task.update->delta);
        order = task.isNewArrangement ? arrange(*result.picture, task.arrangement, overtaken)
                                      : rearrange(*task.order, *task.update, task.arrangement, overtaken);
    }
    if (overtaken.stop_requested()) return result;
    result.protocols = countProtocols(*result.picture->snapshot);
    result.places = placesOf(order, result.picture->snapshot->sockets.size());
    result.order = std::make_shared<const RowOrder>(std::move(order));
    return result;
}

Rearrangement reduce(const Picture& shown, const RowOrder& order, std::span<const int> places) {
    RowOrder kept;   // rows of the picture, in the order of the table
    for (const int place : places) kept.push_back(order[static_cast<std::size_t>(place)]);
    std::vector<std::uint32_t> rows = kept;
    std::sort(rows.begin(), rows.end());
    Rearrangement result;
    result.picture = excerpt(shown, rows);
    result.newRows.assign(shown.snapshot->sockets.size(), SnapshotDelta::absent);
    for (std::uint32_t row = 0; row < rows.size(); ++row) result.newRows[rows[row]] = row;
    for (std::uint32_t& row : kept) row = result.newRows[row];
    result.places = placesOf(kept, rows.size());
    result.order = std::make_shared<const RowOrder>(std::move(kept));
    return result;
}

}   // namespace socklens
