// Whether a cookie can be among those of a list, told without looking any of them up. The kernel counts its
// cookies (net/core/sock_diag.c, sock_gen_cookie), so those of one list lie close together: a bit for each number
// between the least and the greatest takes a tenth of the time that an index takes. Immutable; any thread; cannot
// fail.
#pragma once

#include "app/core/socket.h"

#include <cstdint>
#include <span>
#include <vector>

namespace socklens {

class CookieRange {
public:
    CookieRange() = default;
    explicit CookieRange(std::span<const Socket> sockets);

    /// False: none of them has it. True where they lie too far apart, too.
    bool mayHave(Cookie cookie) const;

private:
    std::uint64_t m_least = UINT64_MAX;
    std::uint64_t m_greatest = 0;
    std::vector<std::uint64_t> m_bits;   ///< from the least on; none: they lie too far apart
};

}   // namespace socklens
