// Whose a leftover was, and how that is known. Values only: any thread, cannot fail.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"

#include <cstdint>
#include <string_view>

namespace socklens {

/// How it is known whose a socket was; the surest first.
enum class Confidence : std::uint8_t {
    Seen,     ///< this very socket was seen in its hands
    Traced,   ///< the kernel named the one who closed it
    Likely,   ///< its addresses, or the port of its listener, say so
    Unknown
};
std::string_view toText(Confidence confidence);   // "seen", "traced", "likely", "unknown"

struct FormerOwner {
    ProcessPointer process;   ///< null: unknown
    Confidence confidence = Confidence::Unknown;
    Message reason;   ///< one sentence
};

}   // namespace socklens
