#include "app/core/sysctl_catalogue.h"

#include <algorithm>
#include <charconv>

namespace socklens {

namespace {

/// Of a normalised value.
std::int64_t toNumber(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::int64_t secondNumber(const std::string& text, char separator) {
    const auto at = text.find(separator);
    return at == std::string::npos ? toNumber(text) : toNumber(std::string_view(text).substr(at + 1));
}

std::int64_t countPorts(std::string_view list) {
    std::int64_t count = 0;
    while (!list.empty()) {
        const auto comma = list.find(',');
        const std::string span(list.substr(0, comma));
        count += secondNumber(span, '-') - toNumber(span) + 1;
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return count;
}

std::optional<Message> onlyIf(bool applies, const char* sentence, std::vector<std::string> arguments = {}) {
    if (!applies) return std::nullopt;
    return Message{sentence, std::move(arguments)};
}

/// Measured: FIN_WAIT2 stays a whole socket for the part above 60 s, and then a small one for the same time again.
std::optional<Message> finTimeoutWarning(std::int64_t value) {
    constexpr std::int64_t literalUpTo = 60;
    if (value > literalUpTo)
        return Message{SOCKLENS_TEXT("Above 60 the kernel reckons differently: what no process holds will stay in "
                                     "FIN_WAIT2 for 2 × (%1 − 60) = %2 seconds, not %1."),
                       {std::to_string(value), std::to_string(2 * (value - literalUpTo))}};
    return onlyIf(value < 1,
                  SOCKLENS_TEXT("What no process holds will be gone from FIN_WAIT2 in less than a second: a "
                                "FIN that comes later is answered with RST."));
}

std::optional<Message> maxTwBucketsWarning(std::int64_t value) {
    constexpr std::int64_t few = 4096;
    if (value == 0)
        return Message{
            SOCKLENS_TEXT("With 0 there is no TIME_WAIT at all, and no FIN_WAIT2 without a process: late "
                          "segments are answered with RST, and can reach a new connection on the same "
                          "ports."),
            {}};
    if (value < 0)
        return Message{SOCKLENS_TEXT("A negative number means no limit: TIME_WAIT sockets can fill the memory."),
                       {}};
    return onlyIf(
        value < few,
        SOCKLENS_TEXT("Connections beyond the first %1 will skip TIME_WAIT: late segments of their peers "
                      "are answered with RST."),
        {std::to_string(value)});
}

std::optional<Message> portRangeWarning(const std::string& value) {
    constexpr std::int64_t few = 1024;
    const std::int64_t count = secondNumber(value, ' ') - toNumber(value) + 1;
    return onlyIf(count < few,
                  SOCKLENS_TEXT("Only %1 connections to the same destination will be possible at a time, and "
                                "connect(2) fails with EADDRNOTAVAIL beyond."),
                  {std::to_string(count)});
}

std::optional<Message> synRetriesWarning(std::int64_t value) {
    constexpr std::int64_t hasty = 2;
    if (value > hasty) return std::nullopt;
    return Message{
        SOCKLENS_TEXT("connect(2) will give up after about %1 seconds: one or two lost packets are enough."),
        {std::to_string((2 << value) - 1)}};
}

std::optional<Message> conntrackWarning(Sysctl setting, std::int64_t value) {
    constexpr std::int64_t idleTime = 7440;   // RFC 5382, REQ-5: 2 hours 4 minutes
    if (value < 1)
        return Message{SOCKLENS_TEXT("The connection is forgotten at once: behind NAT or a firewall it breaks."),
                       {}};
    return onlyIf(setting == Sysctl::ConntrackEstablished && value < idleTime,
                  SOCKLENS_TEXT("RFC 5382 asks for at least 7440 seconds. Idle connections through NAT will break "
                                "after %1."),
                  {std::to_string(value)});
}

constexpr const char* belowOneSecond =
    SOCKLENS_TEXT("The kernel takes %1, but says nowhere what less than one second means here.");

}   // namespace

std::optional<Message> warningFor(Sysctl setting, const std::string& value) {
    const std::int64_t number = toNumber(value);
    switch (setting) {
    case Sysctl::TcpTwReuse:
        return onlyIf(number == 1,
                      SOCKLENS_TEXT("Outgoing connections to every destination may then take over a TIME_WAIT. It "
                                    "does nothing for servers, and the kernel's manual leaves it to experts."));
    case Sysctl::TcpTwReuseDelay:
        return onlyIf(number < 1000, SOCKLENS_TEXT("Below 1000 milliseconds the timestamps of the old and the new "
                                                   "connection may be the same: a late segment can reach the new "
                                                   "one."));
    case Sysctl::TcpMaxTwBuckets: return maxTwBucketsWarning(number);
    case Sysctl::TcpTimestamps:
        return onlyIf(number == 0,
                      SOCKLENS_TEXT("Without timestamps tcp_tw_reuse does nothing, and fast connections "
                                    "lose their protection from old segments (RFC 7323)."));
    case Sysctl::TcpFinTimeout: return finTimeoutWarning(number);
    case Sysctl::TcpMaxOrphans:
        return onlyIf(number < 4096,
                      SOCKLENS_TEXT("Connections that a program leaves unfinished will be ended with "
                                    "RST on the whole machine: their last data is lost."));
    case Sysctl::TcpOrphanRetries:
        return onlyIf(number == 0, SOCKLENS_TEXT("0 does not mean none: the kernel makes it 8, which is about 107 "
                                                 "seconds at a silent peer."));
    case Sysctl::TcpMem:
    case Sysctl::UdpMem:
        return Message{
            SOCKLENS_TEXT("This is memory of the whole machine: too little, and every connection of every "
                          "program stalls."),
            {}};
    case Sysctl::IpLocalPortRange: return portRangeWarning(value);
    case Sysctl::IpLocalReservedPorts:
        return onlyIf(countPorts(value) > 16384,
                      SOCKLENS_TEXT("This reserves %1 ports: few may be left for outgoing "
                                    "connections."),
                      {std::to_string(countPorts(value))});
    case Sysctl::IpUnprivilegedPortStart:
        return onlyIf(number < 1024,
                      SOCKLENS_TEXT("Every user may then listen on ports from %1 on, and so pass for a "
                                    "system service that has stopped."),
                      {value});
    case Sysctl::IpAutobindReuse:
        return onlyIf(number == 1,
                      SOCKLENS_TEXT("Programs may then get a port that another socket has already, and "
                                    "fail when they listen or connect. The kernel's manual leaves it to "
                                    "experts."));
    case Sysctl::Somaxconn:
        return onlyIf(number < 128, SOCKLENS_TEXT("Short bursts of connections will find the queue full, and be "
                                                  "dropped."));
    case Sysctl::TcpMaxSynBacklog:
        return onlyIf(number < 128,
                      SOCKLENS_TEXT("Where SYN cookies are off, listeners will drop connections under "
                                    "little load."));
    case Sysctl::TcpSyncookies:
        if (number == 0) return Message{SOCKLENS_TEXT("A flood of SYNs will then keep everybody else out."), {}};
        return onlyIf(number >= 2, SOCKLENS_TEXT("Every connection is then made by a cookie and may lose TCP "
                                                 "options. The kernel's manual has it for tests only."));
    case Sysctl::TcpAbortOnOverflow:
        return onlyIf(number != 0,
                      SOCKLENS_TEXT("Clients of a server that is busy for a moment will see a RST, where "
                                    "now they succeed a little later. SYNs to a full queue are still "
                                    "dropped."));
    case Sysctl::TcpSynackRetries:
        return onlyIf(number == 0,
                      SOCKLENS_TEXT("One lost packet then makes the client start again with a new SYN."));
    case Sysctl::TcpKeepaliveTime:
    case Sysctl::TcpKeepaliveIntvl: return onlyIf(number < 1, belowOneSecond, {value});
    case Sysctl::TcpKeepaliveProbes:
        return onlyIf(number == 0,
                      SOCKLENS_TEXT("Connections with SO_KEEPALIVE will be ended as soon as they have "
                                    "been idle, without a single probe."));
    case Sysctl::TcpRetries2:
        return onlyIf(number < 8,
                      SOCKLENS_TEXT("RFC 1122 asks for at least 100 seconds, which is 8: connections will "
                                    "break at short outages of the network."));
    case Sysctl::TcpSynRetries: return synRetriesWarning(number);
    case Sysctl::TcpRtoMaxMs:
        return onlyIf(number < 60000,
                      SOCKLENS_TEXT("RFC 6298 asks for at least 60 seconds. Connections will give up "
                                    "sooner, since tcp_retries2 is reckoned in these times."));
    case Sysctl::TcpRtoMinUs:
        return onlyIf(number < 40000,
                      SOCKLENS_TEXT("Peers may acknowledge up to 40 milliseconds late: data will be "
                                    "sent twice for nothing."));
    case Sysctl::TcpRfc1337:
    case Sysctl::TcpMigrateReq:
    case Sysctl::TcpRetries1:
    case Sysctl::TcpSynLinearTimeouts: return std::nullopt;
    case Sysctl::ConntrackTimeWait:
    case Sysctl::ConntrackFinWait:
    case Sysctl::ConntrackCloseWait:
    case Sysctl::ConntrackLastAck:
    case Sysctl::ConntrackEstablished:
    case Sysctl::ConntrackClose:
    case Sysctl::ConntrackSynSent:
    case Sysctl::ConntrackSynRecv: return conntrackWarning(setting, number);
    }
    return std::nullopt;
}

}   // namespace socklens
