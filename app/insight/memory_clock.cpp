#include "app/insight/memory_clock.h"

#include <algorithm>

namespace socklens {

namespace {

// Events are read after the sample was begun; this much later can be true.
constexpr Milliseconds lateness{5000};

}   // namespace

void MemoryClock::advance(Timestamp sample) {
    m_before = m_now;
    const Milliseconds passed = m_started ? sample - m_sample : Milliseconds{};
    m_now += std::max(passed, Milliseconds{1});   // no two samples are at the same moment
    m_started = true;
    m_sample = sample;
}

MemoryTime MemoryClock::timeOf(Timestamp event) const {
    const MemoryTime time = m_now + (event - m_sample);
    if (time > m_now + lateness) return m_now;   // the clock was set back in between
    return std::max(time, m_before - lateness);
}

}   // namespace socklens
