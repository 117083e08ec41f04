// Rows of a snapshot that belong together. A value.
#pragma once

#include <cstddef>

namespace socklens {

/// [begin, end).
struct RowSection {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool contains(std::size_t row) const { return row >= begin && row < end; }
};

}   // namespace socklens
