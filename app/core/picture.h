// A snapshot together with what only watching tells, and the step from one to the next.
// Immutable values behind shared pointers: any thread.
#pragma once

#include "app/core/column.h"
#include "app/core/diff.h"

#include <memory>
#include <vector>

namespace socklens {

struct Picture {
    SnapshotPointer snapshot;
    std::vector<Timestamp> firstSeen;   ///< per row of the snapshot

    SocketView view(std::uint32_t row) const { return {*snapshot, row, firstSeen[row]}; }
};

using PicturePointer = std::shared_ptr<const Picture>;

/// What a view needs to follow a change: row numbers of `older` and `newer` with the difference between them.
struct Update {
    PicturePointer older;   ///< null: whatever it was
    PicturePointer newer;
    SnapshotDelta delta;
};

/// Some of its rows.
struct PictureRows {
    PicturePointer picture;
    std::vector<std::uint32_t> rows;
};

/// The same sockets as rows of another picture; without those that are not in it.
std::vector<std::uint32_t> rowsIn(const PicturePointer& picture, const PictureRows& of);

using UpdatePointer = std::shared_ptr<const Update>;

/// An empty picture, from which everything begins.
PicturePointer emptyPicture();

/// To this picture from whatever was shown before; what has changed is not known.
UpdatePointer jumpTo(PicturePointer picture);

/// The next picture. A row that was there before keeps the time at which it was first seen.
Update advance(PicturePointer older, SnapshotPointer next);

}   // namespace socklens
