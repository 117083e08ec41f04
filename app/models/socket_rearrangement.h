// The step of a table of sockets from what it shows to what it should show, and where each row has gone. Pure
// functions of immutable values: any thread.
#pragma once

#include "app/models/socket_arrangement.h"

#include <memory>
#include <optional>
#include <span>

namespace socklens {

using RowOrderPointer = std::shared_ptr<const RowOrder>;

/// What is shown, and what should be.
struct RearrangementTask {
    PicturePointer shown;
    RowOrderPointer order;   ///< of it
    Arrangement arrangement;
    bool isNewArrangement = false;   ///< the order was made by another one
    UpdatePointer update;            ///< to the picture that should be shown; null: the same
};

struct Rearrangement {
    PicturePointer picture;
    RowOrderPointer order;
    std::vector<std::uint32_t> newRows;   ///< per row of the snapshot shown before; empty: the same rows
    std::vector<std::uint32_t> places;    ///< per row of the snapshot: its row in the table

    /// The row in the table of what was this row of the snapshot shown before; nullopt: it is not shown.
    std::optional<int> placeOf(std::uint32_t row) const;
};

/// The update need not begin where the table stands: it may have missed some.
Rearrangement rearrange(const RearrangementTask& task, const std::stop_token& overtaken = {});

/// To nothing but these places of the table, in their order; the rest of the picture can go.
Rearrangement reduce(const Picture& shown, const RowOrder& order, std::span<const int> places);

}   // namespace socklens
