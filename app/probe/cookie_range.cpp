#include "app/probe/cookie_range.h"

#include <algorithm>

namespace socklens {

namespace {

constexpr std::uint64_t bitsOfWord = 64;
constexpr std::uint64_t mostBitsOfSocket = 32;

}   // namespace

CookieRange::CookieRange(std::span<const Socket> sockets) {
    for (const Socket& socket : sockets) {
        if (!socket.cookie) continue;
        m_least = std::min(m_least, number(*socket.cookie));
        m_greatest = std::max(m_greatest, number(*socket.cookie));
    }
    if (m_least > m_greatest || (m_greatest - m_least) / mostBitsOfSocket > sockets.size()) return;
    m_bits.resize((m_greatest - m_least) / bitsOfWord + 1);
    for (const Socket& socket : sockets) {
        if (!socket.cookie) continue;
        const std::uint64_t at = number(*socket.cookie) - m_least;
        m_bits[at / bitsOfWord] |= std::uint64_t{1} << at % bitsOfWord;
    }
}

bool CookieRange::mayHave(Cookie cookie) const {
    if (number(cookie) < m_least || number(cookie) > m_greatest) return false;
    if (m_bits.empty()) return true;
    const std::uint64_t at = number(cookie) - m_least;
    return (m_bits[at / bitsOfWord] >> at % bitsOfWord & 1U) != 0;
}

}   // namespace socklens
