// The sockets that one list of the kernel's has named: so that a repetition is noticed, and what the list before
// had and this one passes over. Two lists seldom change their order: place by place costs a tenth of looking each
// up. Any one thread; refers to the sockets before. Cannot fail.
#pragma once

#include "app/core/hashed_index.h"
#include "app/core/socket.h"
#include "app/probe/cookie_range.h"

#include <optional>
#include <span>
#include <vector>

namespace socklens {

class SeenCookies {
public:
    SeenCookies() = default;
    /// `before`: what the same list had a sample ago, in its order.
    explicit SeenCookies(std::span<const Socket> before) : m_before(before), m_named(before.size()) {}

    /// In the order of the list. False: it was named already. What has no cookie is always new.
    bool add(const Socket& socket);
    bool contains(Cookie cookie) const;

    /// Visits the sockets of the list before that this one has not named.
    template <class Visit>
    void forEachMissing(const Visit& visit) const {
        for (std::size_t place = 0; place < m_before.size(); ++place)
            if (m_named[place] == 0) visit(m_before[place]);
    }

private:
    bool advanceTo(Cookie cookie);
    bool isNewcomer(Cookie cookie) const;
    std::optional<std::size_t> placeBefore(Cookie cookie) const;

    std::span<const Socket> m_before;
    std::vector<std::uint8_t> m_named;   ///< by place before
    std::size_t m_next = 0;              ///< the place before that is expected to come
    std::vector<Cookie> m_newcomers;
    HashedIndex m_newcomerPlaces;
    mutable std::optional<CookieRange> m_range;   ///< of all before, once one is looked for
    mutable HashedIndex m_places;                 ///< of all before, once one of them is
};

}   // namespace socklens
