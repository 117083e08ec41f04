#include "app/core/filter/words.h"

#include "app/core/filter/text.h"

#include <array>

namespace socklens {

namespace {

template <class Value>
constexpr WordSet only(Value value) {
    return WordSet{1} << static_cast<std::uint32_t>(value);
}

// As misc/ss.c of iproute2 defines its groups.
constexpr WordSet allStates = (only(State::Closing) << 1U) - only(State::Established);
constexpr WordSet connected = allStates & ~(only(State::Close) | only(State::Listen));
constexpr WordSet bucket = only(State::TimeWait) | only(State::SynRecv);

constexpr std::array states{
    FilterWord{"established", only(State::Established)},
    FilterWord{"syn-sent", only(State::SynSent)},
    FilterWord{"syn-recv", only(State::SynRecv)},
    FilterWord{"fin-wait-1", only(State::FinWait1)},
    FilterWord{"fin-wait-2", only(State::FinWait2)},
    FilterWord{"time-wait", only(State::TimeWait)},
    FilterWord{"close", only(State::Close)},
    FilterWord{"close-wait", only(State::CloseWait)},
    FilterWord{"last-ack", only(State::LastAck)},
    FilterWord{"listen", only(State::Listen)},
    FilterWord{"closing", only(State::Closing)},
    FilterWord{"estab", only(State::Established)},
    FilterWord{"closed", only(State::Close)},
    FilterWord{"unconn", only(State::Close)},
    FilterWord{"unconnected", only(State::Close)},
    FilterWord{"listening", only(State::Listen)},
    FilterWord{"all", allStates},
    FilterWord{"connected", connected},
    FilterWord{"synchronized", connected & ~only(State::SynSent)},
    FilterWord{"bucket", bucket},
    FilterWord{"big", allStates & ~bucket},
};

constexpr std::array protocols{
    FilterWord{"tcp", only(Protocol::Tcp)},
    FilterWord{"udp", only(Protocol::Udp)},
    FilterWord{"unix", only(Protocol::Unix)},
};

constexpr std::array families{
    FilterWord{"inet", only(Family::Inet)},  FilterWord{"inet6", only(Family::Inet6)},
    FilterWord{"unix", only(Family::Unix)},  FilterWord{"ipv4", only(Family::Inet)},
    FilterWord{"ipv6", only(Family::Inet6)},
};

constexpr std::array timers{
    FilterWord{"off", only(Timer::Off)},
    FilterWord{"on", only(Timer::Retransmit)},
    FilterWord{"keepalive", only(Timer::KeepAlive)},
    FilterWord{"timewait", only(Timer::TimeWait)},
    FilterWord{"persist", only(Timer::Persist)},
    FilterWord{"retransmit", only(Timer::Retransmit)},
};

constexpr std::array types{
    FilterWord{"stream", only(UnixType::Stream)},
    FilterWord{"dgram", only(UnixType::Datagram)},
    FilterWord{"seqpacket", only(UnixType::SequencedPacket)},
    FilterWord{"datagram", only(UnixType::Datagram)},
};

/// The bits of ShutdownBits as a number.
constexpr std::array shutdowns{FilterWord{"receive", only(1)}, FilterWord{"send", only(2)},
                               FilterWord{"both", only(3)}};

constexpr std::array sources{
    FilterWord{"sock_diag", only(Source::SockDiag)},
    FilterWord{"procfs", only(Source::Procfs)},
    FilterWord{"none", only(Source::None)},
};

template <class Value>
std::optional<std::uint32_t> ordinal(Value value) {
    return static_cast<std::uint32_t>(value);
}

template <class T, Unknown which>
std::optional<std::uint32_t> ordinal(Compact<T, which> fact) {
    return fact ? ordinal(*fact) : std::nullopt;
}

}   // namespace

std::span<const FilterWord> filterWords(Column column) {
    if (column == Column::State) return states;
    if (column == Column::Protocol) return protocols;
    if (column == Column::Family) return families;
    if (column == Column::Timer) return timers;
    if (column == Column::Type) return types;
    if (column == Column::Shutdown) return shutdowns;
    if (column == Column::Source) return sources;
    return {};
}

std::optional<WordSet> filterWord(Column column, std::string_view word) {
    for (const FilterWord& known : filterWords(column))
        if (isSameName(word, known.word)) return known.values;
    return std::nullopt;
}

std::optional<std::uint32_t> filterOrdinal(const SocketView& view, Column column) {
    const Socket& socket = view.socket();
    if (column == Column::State) return ordinal(socket.state);
    if (column == Column::Protocol) return ordinal(socket.protocol);
    if (column == Column::Family) return ordinal(socket.family);
    if (column == Column::Timer) return ordinal(socket.timer);
    if (column == Column::Type) return ordinal(socket.unixType);
    if (column == Column::Shutdown) {
        const std::uint32_t bits = socket.shutdown ? number(*socket.shutdown) & 3U : 0;
        return bits == 0 ? std::nullopt : std::optional(bits);
    }
    if (column == Column::Source) return ordinal(view.snapshot.sourceOf(view.row));
    return std::nullopt;
}

}   // namespace socklens
