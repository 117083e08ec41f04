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

}   // namespace socklens
