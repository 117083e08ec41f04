#include "app/core/state_history.h"

#include <algorithm>

namespace socklens {

void StateHistory::add(Timestamp at, const StateCounts& counts) {
    if (!m_points.empty() && at <= m_points.back().at) m_points.clear();
    m_points.push_back({at, counts});
    const auto firstKept = std::ranges::lower_bound(m_points, at - length, {}, &StatePoint::at);
    m_points.erase(m_points.begin(), firstKept);
}

}   // namespace socklens
