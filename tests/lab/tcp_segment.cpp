#include "tests/lab/tcp_segment.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdexcept>

namespace socklens::lab {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t inetHeader = 20;
constexpr std::size_t inet6Header = 40;
constexpr std::size_t tcpHeader = 20;
constexpr std::uint8_t finFlag = 0x01, synFlag = 0x02, rstFlag = 0x04, ackFlag = 0x10;

void put16(std::uint8_t* at, std::size_t value) {
    at[0] = static_cast<std::uint8_t>(value >> 8U);
    at[1] = static_cast<std::uint8_t>(value);
}

void put32(std::uint8_t* at, std::uint32_t value) {
    put16(at, value >> 16U);
    put16(at + 2, value & 0xffffU);
}

std::uint16_t get16(const std::uint8_t* at) {
    return static_cast<std::uint16_t>(at[0] << 8U | at[1]);
}

std::uint32_t get32(const std::uint8_t* at) {
    return std::uint32_t{get16(at)} << 16U | get16(at + 2);
}

/// The one's complement sum of RFC 1071, not yet inverted.
std::uint16_t sum(Bytes bytes, std::uint32_t start = 0) {
    for (std::size_t i = 0; i < bytes.size(); ++i) start += i % 2 == 0 ? std::uint32_t{bytes[i]} << 8U : bytes[i];
    while (start > 0xffff) start = (start & 0xffffU) + (start >> 16U);
    return static_cast<std::uint16_t>(start);
}

/// Of a TCP segment with its pseudo header: both addresses, protocol and length.
std::uint16_t sumOfTcp(Bytes addresses, Bytes segment) {
    return sum(segment, sum(addresses) + std::uint32_t{IPPROTO_TCP} + static_cast<std::uint32_t>(segment.size()));
}

std::uint16_t inverted(std::uint16_t value) {
    return static_cast<std::uint16_t>(~value);
}

void putAddress(std::uint8_t* at, const Endpoint& endpoint) {
    if (inet_pton(endpoint.isInet6() ? AF_INET6 : AF_INET, endpoint.address.c_str(), at) != 1)
        throw std::invalid_argument("no address: " + endpoint.address);
}

std::string addressAt(const std::uint8_t* at, int family) {
    char text[INET6_ADDRSTRLEN];
    return inet_ntop(family, at, text, sizeof text);
}

std::optional<TcpSegment> decodeTcp(Bytes addresses, Bytes bytes) {
    if (bytes.size() < tcpHeader || sumOfTcp(addresses, bytes) != 0xffff) return std::nullopt;
    const std::size_t header = std::size_t{bytes[12]} / 16 * 4;
    if (header < tcpHeader || header > bytes.size()) return std::nullopt;
    const std::uint8_t flags = bytes[13];
    const int family = addresses.size() == 8 ? AF_INET : AF_INET6;
    TcpSegment segment;
    segment.source = {addressAt(addresses.data(), family), get16(&bytes[0])};
    segment.destination = {addressAt(addresses.data() + addresses.size() / 2, family), get16(&bytes[2])};
    segment.sequence = get32(&bytes[4]);
    segment.acknowledgement = get32(&bytes[8]);
    segment.syn = (flags & synFlag) != 0;
    segment.ack = (flags & ackFlag) != 0;
    segment.fin = (flags & finFlag) != 0;
    segment.rst = (flags & rstFlag) != 0;
    segment.window = get16(&bytes[14]);
    segment.payload.assign(bytes.begin() + static_cast<std::ptrdiff_t>(header), bytes.end());
    return segment;
}

}   // namespace

std::vector<std::uint8_t> encode(const TcpSegment& segment) {
    const bool inet6 = segment.source.isInet6();
    if (inet6 != segment.destination.isInet6()) throw std::invalid_argument("two families in one packet");
    const std::size_t ipHeader = inet6 ? inet6Header : inetHeader;
    const std::size_t length = tcpHeader + segment.payload.size();
    std::vector<std::uint8_t> packet(ipHeader + length);
    std::uint8_t* const addresses = packet.data() + (inet6 ? 8 : 12);
    const std::size_t addressLength = inet6 ? 16 : 4;
    putAddress(addresses, segment.source);
    putAddress(addresses + addressLength, segment.destination);
    if (inet6) {
        packet[0] = 0x60;   // version 6
        put16(&packet[4], length);
        packet[6] = IPPROTO_TCP;
        packet[7] = 64;   // hop limit
    } else {
        packet[0] = 0x45;   // version 4, header of 5 words
        put16(&packet[2], packet.size());
        packet[8] = 64;   // time to live
        packet[9] = IPPROTO_TCP;
        put16(&packet[10], inverted(sum(Bytes(packet).first(inetHeader))));
    }

    std::uint8_t* const tcp = packet.data() + ipHeader;
    put16(tcp, segment.source.port);
    put16(tcp + 2, segment.destination.port);
    put32(tcp + 4, segment.sequence);
    put32(tcp + 8, segment.acknowledgement);
    tcp[12] = tcpHeader / 4 * 16;
    tcp[13] = static_cast<std::uint8_t>((segment.syn ? synFlag : 0) | (segment.ack ? ackFlag : 0) |
                                        (segment.fin ? finFlag : 0) | (segment.rst ? rstFlag : 0));
    put16(tcp + 14, segment.window);
    std::copy(segment.payload.begin(), segment.payload.end(), tcp + tcpHeader);
    put16(tcp + 16, inverted(sumOfTcp({addresses, addressLength * 2}, {tcp, length})));
    return packet;
}

std::optional<TcpSegment> decode(std::span<const std::uint8_t> packet) {
    if (packet.empty()) return std::nullopt;
    if (packet[0] >> 4U == 4 && packet.size() >= inetHeader) {
        const std::size_t header = std::size_t{packet[0]} % 16 * 4;
        const std::size_t total = get16(&packet[2]);
        if (header < inetHeader || total < header || total > packet.size() || packet[9] != IPPROTO_TCP ||
            sum(packet.first(header)) != 0xffff)
            return std::nullopt;
        return decodeTcp(packet.subspan(12, 8), packet.subspan(header, total - header));
    }
    if (packet[0] >> 4U == 6 && packet.size() >= inet6Header) {
        const std::size_t length = get16(&packet[4]);
        if (packet[6] != IPPROTO_TCP || inet6Header + length > packet.size()) return std::nullopt;
        return decodeTcp(packet.subspan(8, 32), packet.subspan(inet6Header, length));
    }
    return std::nullopt;
}

}   // namespace socklens::lab
