#include "app/probe/seen_cookies.h"

#include <algorithm>

namespace socklens {

bool SeenCookies::add(const Socket& socket) {
    if (!socket.cookie || advanceTo(*socket.cookie)) return true;
    const auto place = placeBefore(*socket.cookie);
    if (!place) {
        if (isNewcomer(*socket.cookie)) return false;
        m_newcomerPlaces.insert(number(*socket.cookie), static_cast<std::uint32_t>(m_newcomers.size()));
        m_newcomers.push_back(*socket.cookie);
        return true;
    }
    if (m_named[*place] != 0) return false;
    m_named[*place] = 1;
    m_next = std::max(m_next, *place + 1);   // many have ended at once: go on from here
    return true;
}

bool SeenCookies::contains(Cookie cookie) const {
    if (isNewcomer(cookie)) return true;
    const auto place = placeBefore(cookie);
    return place && m_named[*place] != 0;
}

bool SeenCookies::isNewcomer(Cookie cookie) const {
    bool found = false;
    m_newcomerPlaces.find(number(cookie),
                          [&](std::uint32_t place) { found = found || m_newcomers[place] == cookie; });
    return found;
}

/// Past the few that may have ended between it and the last one.
bool SeenCookies::advanceTo(Cookie cookie) {
    constexpr std::size_t farthest = 16;
    const std::size_t end = std::min(m_next + farthest, m_before.size());
    for (std::size_t place = m_next; place < end; ++place) {
        if (m_before[place].cookie != cookie) continue;
        if (m_named[place] != 0) return false;
        m_named[place] = 1;
        m_next = place + 1;
        return true;
    }
    return false;
}

std::optional<std::size_t> SeenCookies::placeBefore(Cookie cookie) const {
    if (!m_range) m_range.emplace(m_before);
    if (!m_range->mayHave(cookie)) return std::nullopt;
    if (m_places.size() == 0) {
        m_places.reserve(m_before.size());
        for (std::size_t place = 0; place < m_before.size(); ++place)
            if (m_before[place].cookie)
                m_places.insert(number(*m_before[place].cookie), static_cast<std::uint32_t>(place));
    }
    std::optional<std::size_t> found;
    m_places.find(number(cookie), [&](std::uint32_t place) {
        if (m_before[place].cookie == cookie) found = place;
    });
    return found;
}

}   // namespace socklens
