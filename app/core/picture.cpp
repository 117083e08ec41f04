#include "app/core/picture.h"

namespace socklens {

PicturePointer emptyPicture() {
    auto picture = std::make_shared<Picture>();
    picture->snapshot = std::make_shared<const Snapshot>();
    return picture;
}

UpdatePointer jumpTo(PicturePointer picture) {
    return std::make_shared<const Update>(Update{nullptr, std::move(picture), {}});
}

Update advance(PicturePointer older, SnapshotPointer next) {
    Update update;
    update.delta = diff(*older->snapshot, *next);
    auto picture = std::make_shared<Picture>();
    picture->firstSeen.reserve(next->sockets.size());
    for (const std::uint32_t previous : update.delta.previous)
        picture->firstSeen.push_back(previous == SnapshotDelta::absent ? next->capturedAt
                                                                       : older->firstSeen[previous]);
    picture->snapshot = std::move(next);
    update.older = std::move(older);
    update.newer = std::move(picture);
    return update;
}

std::vector<std::uint32_t> rowsIn(const PicturePointer& picture, const PictureRows& of) {
    if (of.rows.empty() || of.picture == picture) return of.rows;
    const Snapshot& older = *of.picture->snapshot;
    const auto found = newRows(diff(older, *picture->snapshot), older.sockets.size());
    std::vector<std::uint32_t> rows;
    rows.reserve(of.rows.size());
    for (const std::uint32_t row : of.rows)
        if (found[row] != SnapshotDelta::absent) rows.push_back(found[row]);
    return rows;
}

}   // namespace socklens
