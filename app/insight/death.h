// How a process ended. Values only: any thread, cannot fail.
#pragma once

#include "app/core/units.h"

#include <cstdint>
#include <optional>

namespace socklens {

struct Death {
    Timestamp at{};
    std::optional<int> waitStatus;   ///< as wait(2) gives it
    bool dumpedCore = false;

    friend bool operator==(const Death&, const Death&) = default;
};

enum class DeathKind : std::uint8_t {
    Orderly,   ///< it ended itself with exit code 0, or was asked to end and did
    Crash,     ///< anything else that is known
    Unknown
};
/// SIGTERM, SIGINT and SIGHUP ask; so do, by the custom of shells and of Java, the exit codes 128 above them.
DeathKind kindOf(const Death& death);

}   // namespace socklens
