// What the C library says of a call that failed. Any thread, no ownership, cannot fail.
#pragma once

#include <cerrno>
#include <string>
#include <system_error>

namespace socklens {

/// errno, as the last call of this thread left it.
inline std::error_code lastError() {
    return {errno, std::generic_category()};
}

/// The C library's words for an errno.
inline std::string errorText(int error) {
    return std::generic_category().message(error);
}

}   // namespace socklens
