// The counts by state of the last minutes, for the chart. A value: any thread, one at a time.
#pragma once

#include "app/core/state_group.h"

#include <span>
#include <vector>

namespace socklens {

struct StatePoint {
    Timestamp at{};
    StateCounts counts;
};

class StateHistory {
public:
    static constexpr std::chrono::minutes length{10};

    /// Forgets what is older than `length` before `at`. A clock that was set back starts a new history.
    void add(Timestamp at, const StateCounts& counts);
    /// By ascending time.
    std::span<const StatePoint> points() const { return m_points; }

private:
    std::vector<StatePoint> m_points;
};

}   // namespace socklens
