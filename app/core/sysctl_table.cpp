#include "app/core/sysctl_catalogue.h"

#include <array>

namespace socklens {

namespace {

constexpr std::int64_t largestInt = 2147483647;
constexpr std::int64_t mostSeconds = 8589934;   // INT_MAX in ticks of 4 ms; kernels with shorter ticks take less
constexpr std::int64_t mostPages = 9223372036854775807;

constexpr auto here = SysctlScope::NetworkNamespace;
constexpr auto machine = SysctlScope::WholeMachine;
constexpr auto number = SysctlGrammar::Number;

constexpr const char* seconds = SOCKLENS_TEXT("seconds");
constexpr const char* milliseconds = SOCKLENS_TEXT("milliseconds");
constexpr const char* retries = SOCKLENS_TEXT("retries");
constexpr const char* sockets = SOCKLENS_TEXT("sockets");
constexpr const char* pages = SOCKLENS_TEXT("memory pages");
constexpr const char* ports = SOCKLENS_TEXT("ports");
constexpr const char* noUnit = "";

constexpr const char* aboutConntrack = SOCKLENS_TEXT(
    "It is about the memory of the firewall and NAT. No socket is closed and no TIME_WAIT gets shorter by it.");

constexpr std::array<SysctlInfo, sysctlCount> table{{
    {Sysctl::TcpTwReuse, SysctlGroup::TimeWait, here, "net.ipv4.tcp_tw_reuse", "2", false, number, 0, 2, noUnit,
     SOCKLENS_TEXT("Whether connect(2) may take over the port of a TIME_WAIT to the same destination: 0 never, 1 "
                   "always, 2 on loopback only."),
     SOCKLENS_TEXT("It does not help servers: a listener that cannot bind needs SO_REUSEADDR. It works only with "
                   "tcp_timestamps, and only when the TIME_WAIT is older than tcp_tw_reuse_delay. "
                   "tcp_tw_recycle, of which old recipes speak, has been gone since Linux 4.12.")},
    {Sysctl::TcpTwReuseDelay, SysctlGroup::TimeWait, here, "net.ipv4.tcp_tw_reuse_delay", "1000", false, number, 1,
     60000, milliseconds,
     SOCKLENS_TEXT("How old a TIME_WAIT must be before tcp_tw_reuse lets connect(2) take it over."),
     SOCKLENS_TEXT("It does not shorten TIME_WAIT, which lasts 60 seconds.")},
    {Sysctl::TcpMaxTwBuckets, SysctlGroup::TimeWait, here, "net.ipv4.tcp_max_tw_buckets", "131072", true, number,
     -largestInt - 1, largestInt, sockets,
     SOCKLENS_TEXT("How many TIME_WAIT sockets are kept at the same time. Connections that end beyond that skip "
                   "TIME_WAIT."),
     SOCKLENS_TEXT(
         "A small number is no cure: a TIME_WAIT costs a few hundred bytes and no descriptor. Without it, "
         "late segments of the peer are answered with RST.")},
    {Sysctl::TcpRfc1337, SysctlGroup::TimeWait, here, "net.ipv4.tcp_rfc1337", "0", false, number, 0, 255, noUnit,
     SOCKLENS_TEXT("With 1, a TIME_WAIT stays when a RST arrives for it; with 0, the RST ends it."),
     SOCKLENS_TEXT("1 does not save anything: TIME_WAIT sockets then live longer, not shorter.")},
    {Sysctl::TcpTimestamps, SysctlGroup::TimeWait, here, "net.ipv4.tcp_timestamps", "1", false, number, 0, 255,
     noUnit,
     SOCKLENS_TEXT(
         "Timestamps in TCP segments (RFC 7323): 0 off, 1 with a random offset per connection, 2 without "
         "it."),
     SOCKLENS_TEXT("Switching them off does not harden the machine: with 1 they no longer tell the uptime. It "
                   "costs exact round-trip times, and tcp_tw_reuse does nothing any more.")},

    {Sysctl::TcpFinTimeout, SysctlGroup::OrphansAndFinWait, here, "net.ipv4.tcp_fin_timeout", "60", false, number,
     -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long a connection that no process holds any more waits in FIN_WAIT2 for the FIN of the "
                   "peer."),
     SOCKLENS_TEXT("It does not change TIME_WAIT, which lasts 60 seconds whatever is written here. A FIN_WAIT2 "
                   "that a process still holds has no limit.")},
    {Sysctl::TcpMaxOrphans, SysctlGroup::OrphansAndFinWait, machine, "net.ipv4.tcp_max_orphans", "131072", true,
     number, -largestInt - 1, largestInt, sockets,
     SOCKLENS_TEXT("How many connections without a process the whole machine keeps. One more is ended with RST."),
     SOCKLENS_TEXT("TIME_WAIT sockets are not counted here: they are no longer connections.")},
    {Sysctl::TcpOrphanRetries, SysctlGroup::OrphansAndFinWait, here, "net.ipv4.tcp_orphan_retries", "0", false,
     number, 0, 255, retries,
     SOCKLENS_TEXT("How often the rest of a connection that no process holds any more is sent again before the "
                   "kernel gives it up."),
     SOCKLENS_TEXT("0 does not mean never: the kernel makes it 8. A peer that answers, but takes no data (zero "
                   "window), is waited for longer.")},
    {Sysctl::TcpMem, SysctlGroup::OrphansAndFinWait, machine, "net.ipv4.tcp_mem", "", true,
     SysctlGrammar::ThreeNumbers, 1, mostPages, pages,
     SOCKLENS_TEXT("Memory of all TCP sockets of the machine together: below the first number nothing is saved, "
                   "above the second buffers shrink, the third is the end."),
     SOCKLENS_TEXT("The numbers are pages, usually of 4096 bytes, not bytes. They are not buffers of one "
                   "connection: those are tcp_rmem and tcp_wmem.")},
    {Sysctl::UdpMem, SysctlGroup::OrphansAndFinWait, machine, "net.ipv4.udp_mem", "", true,
     SysctlGrammar::ThreeNumbers, 1, mostPages, pages,
     SOCKLENS_TEXT("Memory of all UDP sockets of the machine together, as in tcp_mem."),
     SOCKLENS_TEXT("The numbers are pages, usually of 4096 bytes, not bytes.")},

    {Sysctl::IpLocalPortRange, SysctlGroup::Ports, here, "net.ipv4.ip_local_port_range", "32768 60999", false,
     SysctlGrammar::PortRange, 1, 65535, ports,
     SOCKLENS_TEXT("The ports that the kernel chooses from for connect(2), and for bind(2) to port 0."),
     SOCKLENS_TEXT(
         "It does not limit all connections together: each destination has the whole range for itself. A "
         "server port inside the range can be taken by an outgoing connection.")},
    {Sysctl::IpLocalReservedPorts, SysctlGroup::Ports, here, "net.ipv4.ip_local_reserved_ports", "", false,
     SysctlGrammar::PortList, 0, 65535, ports,
     SOCKLENS_TEXT("Ports that the kernel never chooses by itself, so that they stay free for the servers that "
                   "need them."),
     SOCKLENS_TEXT("Nobody is kept from these ports: a program that names one in bind(2) gets it.")},
    {Sysctl::IpUnprivilegedPortStart, SysctlGroup::Ports, here, "net.ipv4.ip_unprivileged_port_start", "1024",
     false, number, 0, 65535, noUnit,
     SOCKLENS_TEXT("The first port that a program may bind without CAP_NET_BIND_SERVICE."),
     SOCKLENS_TEXT("A server needs no root for port 80: this setting is enough, or the one capability.")},
    {Sysctl::IpAutobindReuse, SysctlGroup::Ports, here, "net.ipv4.ip_autobind_reuse", "0", false, number, 0, 1,
     noUnit,
     SOCKLENS_TEXT("With 1, bind(2) to port 0 may give two sockets with SO_REUSEADDR the same port when no other "
                   "is left."),
     SOCKLENS_TEXT("It does nothing for plain connect(2), which shares ports between destinations anyway.")},

    {Sysctl::Somaxconn, SysctlGroup::Backlog, here, "net.core.somaxconn", "4096", false, number, 0, largestInt,
     SOCKLENS_TEXT("connections"),
     SOCKLENS_TEXT("The most connections that can wait for accept(2) at one listener, whatever it asks for in "
                   "listen(2)."),
     SOCKLENS_TEXT("A larger number alone changes nothing: the program must ask for more in listen(2), and it "
                   "counts from its next listen(2) on.")},
    {Sysctl::TcpMaxSynBacklog, SysctlGroup::Backlog, here, "net.ipv4.tcp_max_syn_backlog", "2048", true, number,
     -largestInt - 1, largestInt, SOCKLENS_TEXT("connections"),
     SOCKLENS_TEXT("How many half-open connections (SYN_RECV) a listener remembers where SYN cookies are off."),
     SOCKLENS_TEXT("It is not the queue of connections that wait for accept(2): that is somaxconn.")},
    {Sysctl::TcpSyncookies, SysctlGroup::Backlog, here, "net.ipv4.tcp_syncookies", "1", false, number, 0, 255,
     noUnit,
     SOCKLENS_TEXT("What happens when the queue of half-open connections is full: 0 SYNs are dropped, 1 they are "
                   "answered without being remembered, 2 always so."),
     SOCKLENS_TEXT("They are for floods, not for load: on a busy server they mean that the queue is too short.")},
    {Sysctl::TcpAbortOnOverflow, SysctlGroup::Backlog, here, "net.ipv4.tcp_abort_on_overflow", "0", false, number,
     0, 255, noUnit,
     SOCKLENS_TEXT("With 1, a client whose handshake ends while the accept queue is full gets a RST instead of "
                   "another try."),
     SOCKLENS_TEXT("It does not answer new SYNs to a full queue: those are still dropped, and the client waits.")},
    {Sysctl::TcpSynackRetries, SysctlGroup::Backlog, here, "net.ipv4.tcp_synack_retries", "5", false, number, 0,
     255, retries,
     SOCKLENS_TEXT("How often the answer to a SYN is sent again to a client that does not complete the "
                   "handshake."),
     ""},
    {Sysctl::TcpMigrateReq, SysctlGroup::Backlog, here, "net.ipv4.tcp_migrate_req", "0", false, number, 0, 1,
     noUnit,
     SOCKLENS_TEXT("With 1, connections that wait at a listener which is closed move to another one of its "
                   "SO_REUSEPORT group."),
     SOCKLENS_TEXT("It does nothing for a listener alone on its port: what waits there gets a RST.")},

    {Sysctl::TcpKeepaliveTime, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_keepalive_time", "7200",
     false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long a connection with SO_KEEPALIVE is idle before the first probe is sent."),
     SOCKLENS_TEXT("It does nothing for programs that do not set SO_KEEPALIVE, nor for those that set "
                   "TCP_KEEPIDLE.")},
    {Sysctl::TcpKeepaliveIntvl, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_keepalive_intvl", "75",
     false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("The time between two keepalive probes that are not answered."),
     SOCKLENS_TEXT("It does nothing without SO_KEEPALIVE.")},
    {Sysctl::TcpKeepaliveProbes, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_keepalive_probes", "9",
     false, number, 0, 255, SOCKLENS_TEXT("probes"),
     SOCKLENS_TEXT("After how many unanswered keepalive probes the connection is given up."),
     SOCKLENS_TEXT("It does nothing without SO_KEEPALIVE.")},
    {Sysctl::TcpRetries1, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_retries1", "3", false, number, 0,
     255, retries,
     SOCKLENS_TEXT("After how many retransmits the kernel doubts the route and asks for another one."),
     SOCKLENS_TEXT("No connection ends by it: that is tcp_retries2.")},
    {Sysctl::TcpRetries2, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_retries2", "15", false, number, 0,
     255, retries,
     SOCKLENS_TEXT("How long unacknowledged data of an open connection is sent again: 15 is about a quarter of an "
                   "hour."),
     SOCKLENS_TEXT("It is no exact count: the kernel makes a time of it. TCP_USER_TIMEOUT sets that for one "
                   "socket.")},
    {Sysctl::TcpSynRetries, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_syn_retries", "6", false, number,
     1, 127, retries,
     SOCKLENS_TEXT("How often connect(2) repeats its SYN before it fails with ETIMEDOUT: 6 is over two minutes."),
     SOCKLENS_TEXT("It does not concern connections that are refused: those end at once.")},
    {Sysctl::TcpSynLinearTimeouts, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_syn_linear_timeouts", "4",
     false, number, 0, 127, retries,
     SOCKLENS_TEXT("How many SYNs are repeated after one second each, before the waiting times double."),
     SOCKLENS_TEXT("connect(2) does not fail sooner by it: the total is that of tcp_syn_retries.")},
    {Sysctl::TcpRtoMaxMs, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_rto_max_ms", "120000", false,
     number, 1000, 120000, milliseconds,
     SOCKLENS_TEXT("The longest time between two retransmits of the same data."), ""},
    {Sysctl::TcpRtoMinUs, SysctlGroup::KeepaliveAndRetries, here, "net.ipv4.tcp_rto_min_us", "200000", false,
     number, 1, largestInt, SOCKLENS_TEXT("microseconds"),
     SOCKLENS_TEXT("The shortest time before data is sent again."), ""},

    {Sysctl::ConntrackTimeWait, SysctlGroup::Conntrack, here, "net.netfilter.nf_conntrack_tcp_timeout_time_wait",
     "120", false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long connection tracking remembers a connection that both sides have closed."),
     aboutConntrack},
    {Sysctl::ConntrackFinWait, SysctlGroup::Conntrack, here, "net.netfilter.nf_conntrack_tcp_timeout_fin_wait",
     "120", false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long connection tracking remembers a connection after the first FIN."), aboutConntrack},
    {Sysctl::ConntrackCloseWait, SysctlGroup::Conntrack, here, "net.netfilter.nf_conntrack_tcp_timeout_close_wait",
     "60", false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long connection tracking remembers a connection of which one side is closed and "
                   "acknowledged."),
     aboutConntrack},
    {Sysctl::ConntrackLastAck, SysctlGroup::Conntrack, here, "net.netfilter.nf_conntrack_tcp_timeout_last_ack",
     "30", false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long connection tracking waits for the acknowledgement of the second FIN."),
     aboutConntrack},
    {Sysctl::ConntrackEstablished, SysctlGroup::Conntrack, here,
     "net.netfilter.nf_conntrack_tcp_timeout_established", "432000", false, number, -mostSeconds, mostSeconds,
     seconds, SOCKLENS_TEXT("How long connection tracking remembers an open connection on which nothing is sent."),
     aboutConntrack},
    {Sysctl::ConntrackClose, SysctlGroup::Conntrack, here, "net.netfilter.nf_conntrack_tcp_timeout_close", "10",
     false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long connection tracking remembers a connection that was ended by RST."), aboutConntrack},
    {Sysctl::ConntrackSynSent, SysctlGroup::Conntrack, here, "net.netfilter.nf_conntrack_tcp_timeout_syn_sent",
     "120", false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long connection tracking waits for an answer to a SYN."), aboutConntrack},
    {Sysctl::ConntrackSynRecv, SysctlGroup::Conntrack, here, "net.netfilter.nf_conntrack_tcp_timeout_syn_recv",
     "60", false, number, -mostSeconds, mostSeconds, seconds,
     SOCKLENS_TEXT("How long connection tracking waits for the end of a handshake."), aboutConntrack},
}};

constexpr bool inOrder() {
    for (std::size_t at = 0; at < table.size(); ++at)
        if (table[at].setting != static_cast<Sysctl>(at)) return false;
    return true;
}
static_assert(inOrder(), "the table follows the enumeration");

}   // namespace

std::span<const SysctlInfo> sysctlCatalogue() {
    return table;
}

const SysctlInfo& infoOf(Sysctl setting) {
    return table.at(static_cast<std::size_t>(setting));
}

const char* titleOf(SysctlGroup group) {
    switch (group) {
    case SysctlGroup::TimeWait: return SOCKLENS_TEXT("TIME_WAIT");
    case SysctlGroup::OrphansAndFinWait: return SOCKLENS_TEXT("Orphans and FIN_WAIT");
    case SysctlGroup::Ports: return SOCKLENS_TEXT("Ports");
    case SysctlGroup::Backlog: return SOCKLENS_TEXT("Backlog");
    case SysctlGroup::KeepaliveAndRetries: return SOCKLENS_TEXT("Keepalive and retries");
    case SysctlGroup::Conntrack: return SOCKLENS_TEXT("Connection tracking");
    }
    return "";
}

const char* nameOf(SysctlScope scope) {
    switch (scope) {
    case SysctlScope::NetworkNamespace: return SOCKLENS_TEXT("this network namespace");
    case SysctlScope::WholeMachine: return SOCKLENS_TEXT("the whole machine");
    }
    return "";
}

}   // namespace socklens
