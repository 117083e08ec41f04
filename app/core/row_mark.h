// What a table says for a moment of a row that is not as it was. Pure: any thread, cannot fail.
#pragma once

#include <array>
#include <cstdint>

namespace socklens {

enum class RowMark : std::uint8_t {
    New,
    Changed,   ///< its state
    Gone       ///< it is shown for the last time
};

inline constexpr std::array rowMarks{RowMark::New, RowMark::Changed, RowMark::Gone};

/// A short name: "new".
const char* title(RowMark mark);
/// What it says of a socket, in a sentence.
const char* description(RowMark mark);

}   // namespace socklens
