// Which rows of a snapshot a filter lets through. Pure functions: any thread.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/picture.h"

#include <cstdint>
#include <vector>

namespace socklens {

std::vector<std::uint32_t> allRows(const Snapshot& snapshot);

/// Ages are unknown, as nobody has watched.
std::vector<std::uint32_t> matchingRows(const Snapshot& snapshot, const Filter& filter);
std::vector<std::uint32_t> matchingRows(const Picture& picture, const Filter& filter);

}   // namespace socklens
