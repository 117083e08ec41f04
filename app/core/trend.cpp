#include "app/core/trend.h"

#include <algorithm>

namespace socklens {

void Trend::add(Timestamp at, double value) {
    if (!m_points.empty() && at < m_points.back().at) m_points.clear();
    if (!m_points.empty() && at == m_points.back().at) m_points.pop_back();
    const auto kept = std::ranges::lower_bound(m_points, at - m_length, {}, &TrendPoint::at);
    m_points.erase(m_points.begin(), kept);
    if (m_points.size() == most) m_points.erase(m_points.begin());
    m_points.push_back({at, value});
}

}   // namespace socklens
