// The step of a table of sockets from what it shows to what it should show, and where each row has gone. Pure
// functions of immutable values: any thread.
#pragma once

#include "app/models/marked_rows.h"
#include "app/models/socket_arrangement.h"

#include <memory>
#include <optional>
#include <span>

namespace socklens {

using RowOrderPointer = std::shared_ptr<const RowOrder>;
using MarkedRowsPointer = std::shared_ptr<const MarkedRows>;

/// By Protocol.
using ProtocolCounts = std::array<std::uint32_t, 3>;

/// What is shown, and what should be.
struct RearrangementTask {
    PicturePointer shown;
    RowOrderPointer order;   ///< of it
    Arrangement arrangement;
    bool isNewArrangement = false;        ///< the order was made by another one
    UpdatePointer update;                 ///< to the picture that should be shown; null: the same
    MarkedRowsPointer marked = nullptr;   ///< of what is shown; null: nothing is to be marked
    Moment now{};
};

struct Rearrangement {
    PicturePointer picture;
    RowOrderPointer order;
    std::vector<std::uint32_t> newRows;     ///< per row of the snapshot shown before; empty: the same rows
    ProtocolCounts protocols{};             ///< how many sockets of each the whole picture has
    std::vector<std::uint32_t> places;      ///< per row of the snapshot: its place in the order
    MarkedRowsPointer marked;               ///< of the snapshot; null: nothing is, and nothing is said to be gone
    std::vector<std::uint32_t> continued;   ///< rows of the snapshot before that are not gone; see StepMarks

    /// The place in the order of what was this row of the snapshot shown before; nullopt: it is not shown.
    std::optional<int> placeOf(std::uint32_t row) const;
};

/// The update need not begin where the table stands: it may have missed some.
Rearrangement rearrange(const RearrangementTask& task, const std::stop_token& overtaken = {});

/// To nothing but these places of the table, in their order; the rest of the picture can go.
Rearrangement reduce(const Picture& shown, const RowOrder& order, std::span<const int> places);

}   // namespace socklens
