// When the next sample is due: at the interval that was asked for, later where samples are dear, sooner when
// somebody has died who held sockets, at once when somebody wants it. A value without a clock: any thread, one at
// a time; cannot fail.
#pragma once

#include <chrono>
#include <optional>

namespace socklens {

class SamplePace {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// However many die: so often does it lead to a sample at most, and where a sample takes long, more seldom.
    static constexpr std::chrono::milliseconds betweenDeaths{200};
    static constexpr int costsBetweenDeaths = 4;

    /// By itself, looking takes a tenth of the time at most; after deaths up to a quarter.
    static constexpr int costsBetweenSamples = 10;
    static std::chrono::milliseconds stretched(std::chrono::milliseconds interval, std::chrono::nanoseconds cost);

    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    void setPaused(bool paused) { m_isPaused = paused; }
    /// Also while paused.
    void wantNow() { m_isWantedNow = true; }
    void holderDied() { m_holderDied = true; }
    void begin(Time now);
    void end(std::chrono::nanoseconds cost);

    /// Nullopt: not by itself. The first one is due at once.
    std::optional<Time> dueAt() const;

private:
    std::chrono::milliseconds m_interval{1000};
    bool m_isPaused = false;
    bool m_isWantedNow = true;
    bool m_holderDied = false;
    Time m_last = Time::min();
    std::chrono::nanoseconds m_cost{};
    std::chrono::nanoseconds m_usualCost{};   ///< of the last two, the lesser: one that was held up means nothing
};

}   // namespace socklens
