#include "app/agent/text_columns.h"

#include <algorithm>

namespace socklens {

std::size_t widthOf(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t has = widthOf(text);
    if (has < width) text.append(width - has, ' ');
    return text;
}

}   // namespace socklens
