#include "app/probe/procfs_net.h"

#include "app/probe/text_fields.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace socklens {

namespace {

struct Endpoint {
    Address address;
    Port port{};
};

/// "0100007F:1F90": each 32-bit word of the address as a number of this machine's byte order, then the port.
std::optional<Endpoint> parseEndpoint(std::string_view text, Family family) {
    const std::size_t words = family == Family::Inet6 ? 4 : 1;
    if (text.size() != words * 8 + 5 || text[words * 8] != ':') return std::nullopt;
    std::array<std::uint8_t, 16> octets{};
    for (std::size_t word = 0; word < words; ++word) {
        const auto value = parseNumber<std::uint32_t>(text.substr(word * 8, 8), 16);
        if (!value) return std::nullopt;
        std::memcpy(octets.data() + word * 4, &*value, sizeof *value);
    }
    const auto port = parseNumber<std::uint16_t>(text.substr(words * 8 + 1), 16);
    if (!port) return std::nullopt;
    const Address address =
        family == Family::Inet6 ? Address::inet6(octets) : Address::inet(std::span(octets).first<4>());
    return Endpoint{address, Port{*port}};
}

/// Two hexadecimal numbers with a colon between them, such as "00000000:0000001A".
std::optional<std::pair<std::uint32_t, std::uint32_t>> parsePair(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto first = parseNumber<std::uint32_t>(text.substr(0, colon), 16);
    const auto second = parseNumber<std::uint32_t>(text.substr(colon + 1), 16);
    return first && second ? std::optional(std::pair(*first, *second)) : std::nullopt;
}

std::optional<Socket> parseInetLine(std::string_view line, Protocol protocol, Family family, KernelFacts facts) {
    // sl local remote st tx:rx tr:when retransmits uid timeout inode …
    const auto fields = splitFields<10>(line);
    if (!fields) return std::nullopt;
    const auto local = parseEndpoint((*fields)[1], family);
    const auto remote = parseEndpoint((*fields)[2], family);
    const auto state = parseNumber<std::uint8_t>((*fields)[3], 16);
    const auto queues = parsePair((*fields)[4]);
    const auto timer = parsePair((*fields)[5]);
    const auto retransmits = parseNumber<std::uint32_t>((*fields)[6], 16);
    const auto uid = parseNumber<std::uint32_t>((*fields)[7], 10);
    const auto inode = parseNumber<std::uint32_t>((*fields)[9], 10);
    if (!local || !remote || !state || !queues || !timer || !retransmits || !uid || !inode) return std::nullopt;

    Socket socket;
    socket.protocol = protocol;
    socket.family = family;
    socket.localAddress = local->address;
    socket.localPort = local->port;
    socket.remoteAddress = remote->address;
    socket.remotePort = remote->port;
    constexpr std::uint32_t millisecondsPerTick = 10;   // USER_HZ is 100
    const InetNumbers numbers{.state = *state,
                              .timer = static_cast<std::uint8_t>(std::min<std::uint32_t>(timer->first, 255)),
                              .expiresMs = timer->second * millisecondsPerTick,
                              .retransmits = *retransmits,
                              .receiveQueue = queues->second,
                              .sendQueue = queues->first,
                              .uid = *uid,
                              .inode = *inode};
    if (!readInetNumbers(socket, numbers, facts)) return std::nullopt;
    // Of a listener the kernel prints something else here than the backlog.
    if (protocol == Protocol::Tcp && socket.state == State::Listen) socket.sendQueue = std::nullopt;
    return socket;
}

std::optional<State> unixState(std::uint32_t state, std::uint32_t flags) {
    constexpr std::uint32_t acceptsConnections = 0x10000;   // __SO_ACCEPTCON
    if ((flags & acceptsConnections) != 0) return State::Listen;
    switch (state) {   // socket_state, linux/net.h
    case 1: return State::Close;
    case 2: return State::SynSent;
    case 3: return State::Established;
    default: return std::nullopt;
    }
}

std::optional<UnixRow> parseUnixLine(std::string_view line) {
    // Num RefCount Protocol Flags Type St Inode [Path]
    std::string_view path;
    const auto fields = splitFields<7>(line, &path);
    if (!fields) return std::nullopt;
    const auto flags = parseNumber<std::uint32_t>((*fields)[3], 16);
    const auto type = parseNumber<std::uint8_t>((*fields)[4], 16);
    const auto stateNumber = parseNumber<std::uint32_t>((*fields)[5], 16);
    const auto inode = parseNumber<std::uint32_t>((*fields)[6], 10);
    if (!flags || !type || !stateNumber || !inode) return std::nullopt;
    if (*inode == 0) return std::nullopt;   // waits in a listener's backlog: sock_diag does not list it either
    const auto state = unixState(*stateNumber, *flags);
    if (!state) return std::nullopt;

    UnixRow row;
    row.socket.protocol = Protocol::Unix;
    row.socket.family = Family::Unix;
    row.socket.state = *state;
    row.socket.unixType = UnixType{*type};
    row.socket.inode = Inode{*inode};
    row.name = path;
    return row;
}

template <class Parse>
auto parseLines(std::string_view text, Parse parse) {
    std::vector<typename decltype(parse(text))::value_type> rows;
    forEachLine(text, [&, header = true](std::string_view line) mutable {
        if (!std::exchange(header, false))
            if (auto row = parse(line)) rows.push_back(std::move(*row));
    });
    return rows;
}

}   // namespace

std::vector<Socket> parseProcfsInet(std::string_view text, Protocol protocol, Family family, KernelFacts facts) {
    return parseLines(text, [&](std::string_view line) { return parseInetLine(line, protocol, family, facts); });
}

std::vector<UnixRow> parseProcfsUnix(std::string_view text) {
    return parseLines(text, parseUnixLine);
}

}   // namespace socklens
