// What the kernel measured on one connection while it was looked at, and what that says in words. A value: any
// thread, one at a time, but for the words, which are for the screen's; bounded, cannot fail.
#pragma once

#include "app/core/tcp_info.h"
#include "app/models/story.h"

#include <optional>

namespace socklens {

class ConnectionFigures {
public:
    static constexpr std::chrono::minutes length{1};

    void add(Timestamp at, const TcpInfo& info);
    bool empty() const { return !m_newest; }
    /// One line for each figure that is known.
    void describe(StoryLines& lines) const;

private:
    void addRate(Trend& trend, Timestamp at, std::optional<std::uint64_t> before,
                 std::optional<std::uint64_t> now);

    std::optional<TcpInfo> m_newest;
    Timestamp m_at{};
    Trend m_roundTrip{length};     ///< microseconds
    Trend m_sent{length};          ///< bytes per second
    Trend m_received{length};      ///< likewise
    Trend m_retransmits{length};   ///< segments since the connection began
};

/// "85 µs", "1.2 ms", "340 ms".
QString roundTripText(std::chrono::microseconds time);

}   // namespace socklens
