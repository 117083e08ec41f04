// How a group of leftovers shrinks: what was, and what the timers say will be. Values: any thread, one at a time;
// bounded, cannot fail.
#pragma once

#include "app/insight/forecast.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace socklens {

struct DrainPoint {
    Timestamp at{};
    std::uint32_t count = 0;

    friend bool operator==(const DrainPoint&, const DrainPoint&) = default;
};

/// At most 60 points, from now to when the last timer has run out. What has no known end stays in the count.
std::vector<DrainPoint> drainAhead(Timestamp now, std::span<const Forecast* const> forecasts);

/// The counts of the last ten minutes, of each group by its key.
class DrainHistory {
public:
    static constexpr std::chrono::minutes length{10};
    static constexpr std::chrono::seconds pace{3};   ///< closer points than that are thinned out
    /// Smaller groups have no past: a server with a hundred thousand clients would have as many curves.
    static constexpr std::size_t mostGroups = 256;

    struct Count {
        std::string key;
        std::uint32_t count = 0;
    };
    /// Largest first. Forgets the groups that are not among them. A clock that was set back starts anew.
    void add(Timestamp at, std::span<const Count> groups);
    std::span<const DrainPoint> of(const std::string& key) const;

private:
    std::unordered_map<std::string, std::vector<DrainPoint>> m_points;
};

}   // namespace socklens
