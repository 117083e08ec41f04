// Sorting a million rows by a column without asking compare() of column.h twenty million times: a number per row
// that stands for most of the answer. Pure functions of a picture: any thread, cannot fail.
#pragma once

#include "app/core/picture.h"

#include <cstdint>
#include <span>
#include <vector>

namespace socklens {

struct CoarseOrder {
    /// Per row asked for. Where one is less than another, so is its row, by compare().
    std::vector<std::uint64_t> keys;
    /// Where they are equal, the rows are too; otherwise compare() has to decide.
    bool isExact = false;
};

CoarseOrder coarseOrder(const Picture& picture, std::span<const std::uint32_t> rows, Column column,
                        bool descending);

}   // namespace socklens
