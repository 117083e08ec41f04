// How fast the ports to one destination are taken, and when the last one is. A value and a pure function: any
// thread, one at a time; cannot fail. Remembers one minute.
//
// A port is taken for as long as its connection is open, and then for as long as the leftover's timer runs. What
// is there now gives its port back at a known time; what will be taken from now on ends in leftovers as it did
// until now. So a client of short connections levels off where its first TIME_WAIT ends, and only what stays open
// grows without end.
#pragma once

#include "app/core/units.h"
#include "app/insight/time_wait.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace socklens {

struct PortUse {
    Timestamp at{};
    std::uint32_t open = 0;             ///< that no timer will end
    std::uint64_t becameTimeWait = 0;   ///< since the beginning
    std::uint64_t becameOther = 0;      ///< FIN_WAIT2 that only a timer will end
};

/// Ports per second, negative where they are given back.
struct PortRates {
    double open = 0;
    double timeWait = 0;
    double other = 0;

    double taken() const { return open + timeWait + other; }
};

class PortGrowth {
public:
    static constexpr std::chrono::minutes length{1};

    /// A clock that was set back starts a new history.
    void add(const PortUse& use);
    /// Nullopt before there are samples of four seconds. The lesser one of these and of a longer time, since a
    /// burst that has just begun is no steady growth; and if the last second has less than half of it, that: a
    /// burst that is over is none any more.
    std::optional<PortRates> rates() const;

private:
    std::size_t pointsOver(std::chrono::seconds span, std::size_t fewest) const;
    PortRates ratesOver(std::size_t points) const;

    std::vector<PortUse> m_uses;
};

/// How many ports come back in each of the next seconds, by the timers that run.
using PortReturns = std::array<std::uint32_t, 61>;

struct PortOutlook {
    std::uint32_t left = 0;
    PortReturns returns{};
    PortRates rates;
    Milliseconds timeWaitLife = timeWaitLength;   ///< until the port can be taken again
};

/// Until none is left; nullopt: not within an hour.
std::optional<Milliseconds> untilExhausted(const PortOutlook& outlook);

}   // namespace socklens
