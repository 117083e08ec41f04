#include "app/insight/leak_watch.h"

#include <algorithm>

namespace socklens {

void LeakWatch::add(Timestamp at, std::uint64_t count) {
    if (!m_points.empty() && at <= m_points.back().at) m_points.clear();
    m_points.push_back({at, count});
    const auto isKept = [&](const Point& point) { return point.at >= at - length; };
    m_points.erase(m_points.begin(), std::find_if(m_points.begin(), m_points.end(), isKept));
}

/// Of the points between two ages, the older one excluded; at long intervals a spell may have only one point.
LeakWatch::Range LeakWatch::rangeOf(Milliseconds oldest, Milliseconds newest) const {
    Range range;
    const Timestamp now = m_points.back().at;
    for (const Point& point : m_points) {
        if (now - point.at >= oldest || now - point.at < newest) continue;
        range.least = std::min(range.least, point.count);
        range.most = std::max(range.most, point.count);
    }
    return range;
}

std::optional<double> LeakWatch::growth() const {
    // As seldom as every ten seconds there is a look: then a spell is as long as that.
    constexpr std::size_t fewest = 3;
    if (m_points.size() < fewest) return std::nullopt;
    const Milliseconds interval = m_points.back().at - m_points[m_points.size() - 2].at;
    const Milliseconds unit = std::max<Milliseconds>(spell, interval);
    if (m_points.back().at - m_points.front().at < 4 * unit) return std::nullopt;
    const Range now = rangeOf(unit, Milliseconds(0));
    const Range before = rangeOf(3 * unit, 2 * unit);
    const Range first = rangeOf(5 * unit, 4 * unit);
    const bool known = before.least <= before.most && first.least <= first.most;
    if (!known || now.least <= before.most || before.least <= first.most) return std::nullopt;
    const auto oldest = std::find_if(m_points.begin(), m_points.end(),
                                     [&](const Point& point) { return m_points.back().at - point.at < 5 * unit; });
    const double seconds = std::chrono::duration<double>(m_points.back().at - oldest->at).count();
    return static_cast<double>(m_points.back().count - oldest->count) / seconds;
}

}   // namespace socklens
