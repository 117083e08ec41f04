// Whether a socket that has a port keeps bind(2) of a new one from getting it: the kernel's rules as a function of
// both. Pure: any thread, cannot fail. What depends on an option that nobody knows is told as such.
// Sources: inet_bind_conflict() in net/ipv4/inet_connection_sock.c, udp_lib_lport_inuse() in net/ipv4/udp.c,
// ipv6_rcv_saddr_equal(); every line was checked against Linux 6.18.
#pragma once

#include "app/core/socket.h"

#include <optional>

namespace socklens {

/// A socket that has the port.
struct PortHolder {
    Address address;
    State state{};
    bool requestOnly = false;           ///< a connection that is only asked for, and has no port of its own
    std::optional<bool> reuseAddress;   ///< SO_REUSEADDR
    std::optional<bool> ipv6Only;       ///< IPV6_V6ONLY; matters for [::] only
};

/// What is tried: [::] is meant for both families.
struct BindAttempt {
    Address address;
    bool reuseAddress = false;
};

enum class Conflict : std::uint8_t {
    No,
    Yes,
    DependsOnOldReuse,   ///< on whether the holder had set SO_REUSEADDR
    DependsOnIpv6Only    ///< on whether the holder's [::] is for IPv6 only
};

/// `holder` and `attempt` are of the same protocol, TCP or UDP, and of the same port.
Conflict conflict(const PortHolder& holder, const BindAttempt& attempt);

/// Whether both mean the same addresses, or one those of the other. nullopt: it depends on IPV6_V6ONLY.
std::optional<bool> overlaps(const PortHolder& holder, const Address& wanted);

}   // namespace socklens
