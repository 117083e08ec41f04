#include "app/core/sample_pace.h"

#include <algorithm>

namespace socklens {

void SamplePace::begin(Time now) {
    m_isWantedNow = false;
    m_holderDied = false;
    m_last = now;
}

std::optional<SamplePace::Time> SamplePace::dueAt() const {
    if (m_isWantedNow) return Time::min();
    if (m_isPaused) return std::nullopt;
    const std::chrono::nanoseconds interval = m_interval;
    const std::chrono::nanoseconds afterDeath =
        std::max<std::chrono::nanoseconds>(betweenDeaths, costsBetweenDeaths * m_cost);
    return m_last + (m_holderDied ? std::min(interval, afterDeath) : interval);
}

}   // namespace socklens
