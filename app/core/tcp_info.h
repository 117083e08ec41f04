// The part of the kernel's tcp_info that people read. Asked for on request only: it makes a dump a third dearer.
// Values only: any thread. Source: struct tcp_info in linux/tcp.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace socklens {

struct TcpInfo {
    std::optional<std::chrono::microseconds> roundTripTime;   ///< smoothed; unknown before the first measurement
    std::optional<std::uint64_t> bytesAcknowledged;           ///< sent and confirmed by the peer
    std::optional<std::uint64_t> bytesReceived;
    std::optional<std::uint32_t> totalRetransmits;   ///< since the connection began
    std::string congestionControl;                   ///< "cubic", "bbr"; empty: unknown

    friend bool operator==(const TcpInfo&, const TcpInfo&) = default;
};

}   // namespace socklens
