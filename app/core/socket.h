// One socket as the kernel described it in one sample. Nothing here is derived, and what the kernel did not say is
// unknown, never 0: a TIME_WAIT row has no uid, it is not root's.
// Values only: any thread, no ownership, cannot fail.
// Sources: linux/inet_diag.h, linux/unix_diag.h, include/net/tcp_states.h, net/ipv4/inet_diag.c.
#pragma once

#include "app/core/address.h"
#include "app/core/compact.h"
#include "app/core/units.h"

#include <string_view>

namespace socklens {

enum class Protocol : std::uint8_t { Tcp, Udp, Unix };
enum class Family : std::uint8_t { Inet, Inet6, Unix };

/// The kernel's numbers, include/net/tcp_states.h. UDP and UNIX sockets use ESTABLISHED, LISTEN, SYN_SENT and
/// CLOSE.
enum class State : std::uint8_t {
    Established = 1,
    SynSent,
    SynRecv,
    FinWait1,
    FinWait2,
    TimeWait,
    Close,   ///< of TCP: bound, neither listening nor connected
    CloseWait,
    LastAck,
    Listen,
    Closing
};

/// idiag_timer: what the running timer will do.
enum class Timer : std::uint8_t { Off, Retransmit, KeepAlive, TimeWait, Persist };

/// Whether a socket of [::] is for IPv6 only, IPV6_V6ONLY.
enum class Ipv6Only : std::uint8_t { No, Yes };

enum class UnixType : std::uint8_t { Stream = 1, Datagram = 2, SequencedPacket = 5 };   // socket(2)

/// Which name of Snapshot::names a UNIX socket is bound to.
enum class NameIndex : std::uint32_t {};

using QueueLength = Compact<std::uint32_t, Unknown::Max>;   ///< bytes; of a listener: connections

struct Socket {
    Address localAddress;
    Address remoteAddress;
    Compact<Cookie, Unknown::Zero> cookie;
    Compact<CgroupId, Unknown::Zero> cgroup;
    Compact<Inode, Unknown::Zero> inode;       ///< unknown: no process has a descriptor of it
    Compact<Inode, Unknown::Zero> peerInode;   ///< of a connected UNIX socket
    Compact<Uid, Unknown::Max> uid;            ///< of the inode: who created it
    QueueLength receiveQueue;                  ///< of a listener: connections that wait for accept(2)
    QueueLength sendQueue;                     ///< of a listener: the backlog that listen(2) asked for
    Compact<std::uint32_t, Unknown::Max> timerExpiresMs;
    Compact<InterfaceIndex, Unknown::Zero> interface;   ///< bound to this device
    Compact<NameIndex, Unknown::Max> name;              ///< of a bound UNIX socket
    Compact<NameIndex, Unknown::Max> peerName;          ///< of a UNIX socket connected to a bound one
    Port localPort{};
    Port remotePort{};
    Protocol protocol{};
    Family family{};
    State state{};
    Compact<UnixType, Unknown::Zero> unixType;
    Compact<Timer, Unknown::Max> timer;
    Compact<std::uint8_t, Unknown::Max> retransmits;   ///< unanswered, of the running timer
    Compact<ShutdownBits, Unknown::Max> shutdown;
    Compact<Ipv6Only, Unknown::Max> ipv6Only;   ///< of one that listens or is only bound

    friend bool operator==(const Socket&, const Socket&) = default;
};

/// The names that CSV, filters and documentation use: "tcp", "inet6", "TIME_WAIT", "timewait", "dgram".
std::string_view toText(Protocol protocol);
std::string_view toText(Family family);
std::string_view toText(State state);
std::string_view toText(Timer timer);
std::string_view toText(UnixType type);

}   // namespace socklens
