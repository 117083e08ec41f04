// What a program has set on a socket, read from a duplicate of its descriptor. What the kernel did not tell, or
// what this kind of socket does not have, is unknown. Values only: any thread. Sources: socket(7), tcp(7).
#pragma once

#include "app/core/units.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace socklens {

struct SocketOptions {
    std::optional<bool> reuseAddress;   ///< SO_REUSEADDR
    std::optional<bool> reusePort;      ///< SO_REUSEPORT
    std::optional<bool> ipv6Only;       ///< IPV6_V6ONLY
    std::optional<bool> lingers;        ///< SO_LINGER is on
    std::optional<std::chrono::seconds> lingerTime;
    std::optional<bool> keepAlive;                       ///< SO_KEEPALIVE
    std::optional<std::chrono::seconds> keepAliveIdle;   ///< TCP_KEEPIDLE
    std::optional<std::chrono::seconds> keepAliveInterval;
    std::optional<int> keepAliveProbes;
    std::optional<std::chrono::milliseconds> userTimeout;   ///< TCP_USER_TIMEOUT; 0: the kernel decides
    std::optional<std::chrono::seconds> finWait2Time;       ///< TCP_LINGER2; negative: no FIN_WAIT2 at all
    std::optional<bool> noDelay;                            ///< TCP_NODELAY
    std::optional<std::uint32_t> receiveBuffer;             ///< SO_RCVBUF, bytes, doubled by the kernel
    std::optional<std::uint32_t> sendBuffer;
    std::optional<std::uint32_t> mark;   ///< SO_MARK
    std::optional<std::string> device;   ///< SO_BINDTODEVICE; empty: bound to none
    std::optional<std::string> congestionControl;

    friend bool operator==(const SocketOptions&, const SocketOptions&) = default;
};

}   // namespace socklens
