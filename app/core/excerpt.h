// A few rows of a picture, as a picture of its own: what they are stays known while the rest, which may be very
// large, can go. A pure function: any thread, cannot fail.
#pragma once

#include "app/core/picture.h"

#include <cstdint>
#include <span>

namespace socklens {

/// `rows` in ascending order, each once. Processes and directory are those of the whole: they are shared anyway.
PicturePointer excerpt(const Picture& picture, std::span<const std::uint32_t> rows);

}   // namespace socklens
