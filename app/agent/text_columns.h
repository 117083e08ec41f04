// Columns of text on a terminal. Any thread, no ownership, cannot fail.
#pragma once

#include <string>
#include <string_view>

namespace socklens {

/// In columns, not bytes, of UTF-8.
std::size_t widthOf(std::string_view text);

/// Blanks behind `text` up to `width` columns.
std::string padded(std::string text, std::size_t width);

}   // namespace socklens
