#include "app/probe/inet_diag.h"

#include "app/probe/netlink_attributes.h"

#include <cstddef>
#include <cstring>
#include <linux/inet_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>

namespace socklens {

namespace {

constexpr std::uint8_t extensionBit(int attribute) {
    return static_cast<std::uint8_t>(1U << (attribute - 1));
}

std::uint8_t extensions(Protocol protocol, bool withTcpInfo) {
    constexpr std::uint8_t tcpInfo = extensionBit(INET_DIAG_INFO) | extensionBit(INET_DIAG_CONG);
    return withTcpInfo && protocol == Protocol::Tcp ? tcpInfo : 0;
}

std::uint8_t familyNumber(Family family) {
    return family == Family::Inet6 ? AF_INET6 : AF_INET;
}

std::uint8_t protocolNumber(Protocol protocol) {
    return protocol == Protocol::Udp ? IPPROTO_UDP : IPPROTO_TCP;
}

template <class Request>
std::vector<std::byte> toBytes(const Request& request) {
    std::vector<std::byte> bytes(sizeof request);
    std::memcpy(bytes.data(), &request, sizeof request);
    return bytes;
}

Address toAddress(const __be32 (&words)[4], Family family) {
    std::array<std::uint8_t, 16> octets{};
    std::memcpy(octets.data(), words, sizeof words);
    return family == Family::Inet6 ? Address::inet6(octets) : Address::inet(std::span(octets).first<4>());
}

void fromAddress(const Address& address, Family family, __be32 (&words)[4]) {
    if (family == Family::Inet6)
        std::memcpy(words, address.bytes.data(), 16);
    else
        std::memcpy(words, address.bytes.data() + 12, 4);
}

void readTcpInfo(TcpInfo& target, Bytes info) {
    const auto roundTrip = factAt<std::uint32_t>(info, offsetof(tcp_info, tcpi_rtt));
    if (roundTrip && *roundTrip != 0) target.roundTripTime = std::chrono::microseconds(*roundTrip);
    target.bytesAcknowledged = factAt<std::uint64_t>(info, offsetof(tcp_info, tcpi_bytes_acked));
    target.bytesReceived = factAt<std::uint64_t>(info, offsetof(tcp_info, tcpi_bytes_received));
    target.totalRetransmits = factAt<std::uint32_t>(info, offsetof(tcp_info, tcpi_total_retrans));
}

TcpInfo& tcpInfoOf(InetDiagRow& row) {
    if (!row.tcpInfo) row.tcpInfo.emplace();
    return *row.tcpInfo;
}

void readAttribute(InetDiagRow& row, std::uint16_t type, Bytes payload) {
    switch (type) {
    case INET_DIAG_CGROUP_ID:
        if (const auto id = factAt<std::uint64_t>(payload)) row.socket.cgroup = CgroupId{*id};
        break;
    case INET_DIAG_SHUTDOWN:
        if (const auto bits = factAt<std::uint8_t>(payload)) row.socket.shutdown = ShutdownBits{*bits};
        break;
    case INET_DIAG_SKV6ONLY:
        if (const auto only = factAt<std::uint8_t>(payload))
            row.socket.ipv6Only = *only != 0 ? Ipv6Only::Yes : Ipv6Only::No;
        break;
    case INET_DIAG_INFO: readTcpInfo(tcpInfoOf(row), payload); break;
    case INET_DIAG_CONG: {
        const auto* text = reinterpret_cast<const char*>(payload.data());
        tcpInfoOf(row).congestionControl.assign(text, strnlen(text, payload.size()));
        break;
    }
    default: break;   // what later kernels add
    }
}

/// By addresses, device and cookie.
inet_diag_req_v2 singleRequest(const SocketTarget& socket) {
    inet_diag_req_v2 request{};
    request.sdiag_family = familyNumber(socket.family);
    request.sdiag_protocol = protocolNumber(socket.protocol);
    request.idiag_states = static_cast<std::uint32_t>(StateMask::All);
    request.id.idiag_sport = htons(number(socket.localPort));
    request.id.idiag_dport = htons(number(socket.remotePort));
    fromAddress(socket.localAddress, socket.family, request.id.idiag_src);
    fromAddress(socket.remoteAddress, socket.family, request.id.idiag_dst);
    request.id.idiag_if = number(*socket.interface);
    const std::uint64_t cookie = number(*socket.cookie);
    request.id.idiag_cookie[0] = static_cast<std::uint32_t>(cookie);
    request.id.idiag_cookie[1] = static_cast<std::uint32_t>(cookie >> 32U);
    return request;
}

}   // namespace

std::vector<std::byte> inetDumpRequest(Protocol protocol, Family family, StateMask states, bool withTcpInfo) {
    inet_diag_req_v2 request{};
    request.sdiag_family = familyNumber(family);
    request.sdiag_protocol = protocolNumber(protocol);
    request.idiag_states = static_cast<std::uint32_t>(states);
    request.idiag_ext = extensions(protocol, withTcpInfo);
    return toBytes(request);
}

std::vector<std::byte> tcpDumpRequest(StateMask states) {
    inet_diag_req request{};
    request.idiag_family = AF_INET;   // the kernel looks at no family here, whatever is named
    request.idiag_states = static_cast<std::uint32_t>(states);
    return toBytes(request);
}

std::vector<std::byte> inetPortDumpRequest(Protocol protocol, Family family, StateMask states, Port localPort) {
    inet_diag_req_v2 request{};
    request.sdiag_family = familyNumber(family);
    request.sdiag_protocol = protocolNumber(protocol);
    request.idiag_states = static_cast<std::uint32_t>(states);
    request.id.idiag_sport = htons(number(localPort));
    return toBytes(request);
}

std::vector<std::byte> inetGetRequest(const SocketTarget& socket, bool withTcpInfo) {
    inet_diag_req_v2 request = singleRequest(socket);
    request.idiag_ext = extensions(socket.protocol, withTcpInfo);
    if (socket.protocol == Protocol::Udp) {   // "swapped for historical reasons", udp_dump_one in udp_diag.c
        std::swap(request.id.idiag_sport, request.id.idiag_dport);
        std::swap(request.id.idiag_src, request.id.idiag_dst);
    }
    return toBytes(request);
}

std::optional<std::vector<std::byte>> inetDestroyRequest(const SocketTarget& socket) {
    if (!isIdentified(socket)) return std::nullopt;
    return toBytes(singleRequest(socket));
}

std::optional<InetDiagRow> parseInetDiag(Bytes payload, Protocol protocol, KernelFacts facts) {
    const auto fixedPart = factAt<inet_diag_msg>(payload);
    if (!fixedPart) return std::nullopt;
    const inet_diag_msg& message = *fixedPart;
    if (message.idiag_family != AF_INET && message.idiag_family != AF_INET6) return std::nullopt;

    InetDiagRow row;
    Socket& socket = row.socket;
    socket.protocol = protocol;
    socket.family = message.idiag_family == AF_INET6 ? Family::Inet6 : Family::Inet;
    socket.localAddress = toAddress(message.id.idiag_src, socket.family);
    socket.remoteAddress = toAddress(message.id.idiag_dst, socket.family);
    socket.localPort = Port{ntohs(message.id.idiag_sport)};
    socket.remotePort = Port{ntohs(message.id.idiag_dport)};
    socket.interface = InterfaceIndex{message.id.idiag_if};
    socket.cookie = Cookie{(std::uint64_t{message.id.idiag_cookie[1]} << 32U) | message.id.idiag_cookie[0]};
    const InetNumbers numbers{.state = message.idiag_state,
                              .timer = message.idiag_timer,
                              .expiresMs = message.idiag_expires,
                              .retransmits = message.idiag_retrans,
                              .receiveQueue = message.idiag_rqueue,
                              .sendQueue = message.idiag_wqueue,
                              .uid = message.idiag_uid,
                              .inode = message.idiag_inode};
    if (!readInetNumbers(socket, numbers, facts)) return std::nullopt;
    forEachAttribute(attributesAfter(payload, sizeof message),
                     [&](std::uint16_t type, Bytes attribute) { readAttribute(row, type, attribute); });
    return row;
}

}   // namespace socklens
