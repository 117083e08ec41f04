// Which rows of a snapshot a filter lets through. Pure functions: any thread.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/picture.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace socklens {

std::vector<std::uint32_t> allRows(const Snapshot& snapshot);

/// Ages are unknown, as nobody has watched.
std::vector<std::uint32_t> matchingRows(const Snapshot& snapshot, const Filter& filter);
/// Only a part of them once `overtaken` says that nobody wants to know any more.
std::vector<std::uint32_t> matchingRows(const Picture& picture, const Filter& filter,
                                        const std::stop_token& overtaken = {});

}   // namespace socklens
