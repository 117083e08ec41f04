// Whether a number only ever grows. A value: any thread, one at a time; cannot fail. Remembers one minute.
//
// What is used and given back goes up and down; a leak has no down. So three spells of five seconds, five seconds
// apart, are compared: the least of the last one must be more than the most of the one before, and so on. A load
// that rises does the same for a while: who asks has to know a number above which that does not happen.
#pragma once

#include "app/core/units.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace socklens {

class LeakWatch {
public:
    static constexpr std::chrono::seconds spell{5};
    static constexpr std::chrono::minutes length{1};

    /// A clock that was set back starts a new history.
    void add(Timestamp at, std::uint64_t count);
    /// By how much a second, while it only grows.
    std::optional<double> growth() const;

private:
    struct Point {
        Timestamp at{};
        std::uint64_t count = 0;
    };
    struct Range {
        std::uint64_t least = UINT64_MAX;
        std::uint64_t most = 0;
    };
    Range rangeOf(Milliseconds oldest, Milliseconds newest) const;

    std::vector<Point> m_points;
};

}   // namespace socklens
