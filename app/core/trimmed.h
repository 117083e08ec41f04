// Text without the blanks around it. Pure: any thread, cannot fail.
#pragma once

#include <string_view>

namespace socklens {

/// What the kernel and sysctl.d(5) take for blanks.
inline constexpr std::string_view blanks = " \t\n\v\f\r";

inline std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}   // namespace socklens
