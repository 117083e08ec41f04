// Text for a terminal, whatever a process calls itself. Pure: any thread, cannot fail.
#pragma once

#include <algorithm>
#include <string>

namespace socklens {

/// Without control characters, which could move the cursor or begin a line of their own.
inline std::string printable(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '?');
    return text;
}

}   // namespace socklens
