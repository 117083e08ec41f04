// One figure over the last minutes. A value: any thread, one at a time; bounded by time and by number, cannot
// fail.
#pragma once

#include "app/core/units.h"

#include <cstddef>
#include <span>
#include <vector>

namespace socklens {

struct TrendPoint {
    Timestamp at{};
    double value = 0;
    friend bool operator==(const TrendPoint&, const TrendPoint&) = default;
};

class Trend {
public:
    static constexpr std::size_t most = 2000;   ///< points: ten minutes at the shortest interval, and spare

    explicit Trend(Milliseconds length) : m_length(length) {}

    /// Forgets what is older than the length before `at`. A clock that was set back starts anew.
    void add(Timestamp at, double value);
    Milliseconds length() const { return m_length; }
    /// By ascending time.
    std::span<const TrendPoint> points() const { return m_points; }

private:
    Milliseconds m_length;
    std::vector<TrendPoint> m_points;
};

}   // namespace socklens
