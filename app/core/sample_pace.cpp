#include "app/core/sample_pace.h"

#include <algorithm>
#include <utility>

namespace socklens {

void SamplePace::begin(Time now) {
    m_isWantedNow = false;
    m_holderDied = false;
    m_last = now;
}

void SamplePace::end(std::chrono::nanoseconds cost) {
    m_usualCost = std::min(cost, std::exchange(m_cost, cost));
}

std::chrono::milliseconds SamplePace::stretched(std::chrono::milliseconds interval,
                                                std::chrono::nanoseconds cost) {
    return std::max(interval, std::chrono::ceil<std::chrono::milliseconds>(costsBetweenSamples * cost));
}

std::optional<SamplePace::Time> SamplePace::dueAt() const {
    if (m_isWantedNow) return Time::min();
    if (m_isPaused) return std::nullopt;
    const std::chrono::nanoseconds interval = stretched(m_interval, m_usualCost);
    const std::chrono::nanoseconds afterDeath =
        std::max<std::chrono::nanoseconds>(betweenDeaths, costsBetweenDeaths * m_cost);
    return m_last + (m_holderDied ? std::min(interval, afterDeath) : interval);
}

}   // namespace socklens
