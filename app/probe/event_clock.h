// Turns the kernel's stamps, nanoseconds of CLOCK_MONOTONIC, into the time of day, as it is when this is made.
// Values only: any thread, cannot fail.
#pragma once

#include "app/core/units.h"

#include <cstdint>

namespace socklens {

class EventClock {
public:
    EventClock()
        : m_offset(std::chrono::system_clock::now().time_since_epoch() -
                   std::chrono::steady_clock::now().time_since_epoch()) {}

    Timestamp at(std::uint64_t monotonicNanoseconds) const {
        const std::chrono::nanoseconds sinceBoot(monotonicNanoseconds);
        return Timestamp(std::chrono::duration_cast<Milliseconds>(sinceBoot + m_offset));
    }
    static Timestamp now() { return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now()); }

private:
    std::chrono::nanoseconds m_offset;
};

}   // namespace socklens
