// The kernel settings that decide what becomes of sockets: a closed set. Values only: any thread.
// Source: Documentation/networking/ip-sysctl.rst, nf_conntrack-sysctl.rst.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace socklens {

enum class Sysctl : std::uint8_t {
    TcpTwReuse,
    TcpTwReuseDelay,
    TcpMaxTwBuckets,
    TcpRfc1337,
    TcpTimestamps,
    TcpFinTimeout,
    TcpMaxOrphans,
    TcpOrphanRetries,
    TcpMem,
    UdpMem,
    IpLocalPortRange,
    IpLocalReservedPorts,
    IpUnprivilegedPortStart,
    IpAutobindReuse,
    Somaxconn,
    TcpMaxSynBacklog,
    TcpSyncookies,
    TcpAbortOnOverflow,
    TcpSynackRetries,
    TcpMigrateReq,
    TcpKeepaliveTime,
    TcpKeepaliveIntvl,
    TcpKeepaliveProbes,
    TcpRetries1,
    TcpRetries2,
    TcpSynRetries,
    TcpSynLinearTimeouts,
    TcpRtoMaxMs,
    TcpRtoMinUs,
    ConntrackTimeWait,
    ConntrackFinWait,
    ConntrackCloseWait,
    ConntrackLastAck,
    ConntrackEstablished,
    ConntrackClose,
    ConntrackSynSent,
    ConntrackSynRecv
};
inline constexpr int sysctlCount = static_cast<int>(Sysctl::ConntrackSynRecv) + 1;

/// A file that is read after Socklens's own when the machine starts, and what it sets instead.
struct SysctlOverride {
    std::string file;
    std::string value;
    friend bool operator==(const SysctlOverride&, const SysctlOverride&) = default;
};

/// One setting as it is here and now.
struct SysctlReading {
    Sysctl setting{};
    std::optional<std::string> value;    ///< as the kernel prints it, tabs as single spaces; unknown: not here
    std::optional<std::string> before;   ///< before Socklens changed it; unknown: Socklens did not
    std::optional<std::string> kept;     ///< what Socklens's file sets it to at the next start; unknown: nothing
    std::optional<SysctlOverride> overridden{};   ///< what comes of `kept` instead; unknown: nothing else

    friend bool operator==(const SysctlReading&, const SysctlReading&) = default;
};

}   // namespace socklens
