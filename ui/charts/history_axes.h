// The scales of the history: round numbers of sockets upwards, round times back from now.
// Pure: GUI thread (they speak the program's language), cannot fail.
#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <vector>

namespace socklens {

struct CountAxis {
    std::uint32_t step = 1;
    std::uint32_t top = 4;   ///< a multiple of step, above the highest value
    friend bool operator==(const CountAxis&, const CountAxis&) = default;
};

/// Steps of 1, 2 or 5 times a power of ten, at most `intervals` of them.
CountAxis countAxis(std::uint32_t highest, int intervals);

/// What the time axis covers: 10 minutes, but less as long as that would leave most of the chart empty.
std::chrono::seconds timeSpan(std::chrono::seconds age);

struct TimeTick {
    std::chrono::seconds ago;
    QString label;
};

/// From the left edge to "now"; `sparse` where there is little room.
std::vector<TimeTick> timeTicks(std::chrono::seconds span, bool sparse);

}   // namespace socklens
