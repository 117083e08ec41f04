// How many local ports connect(2) has left for each destination, and when it will find none (EADDRNOTAVAIL). Fed
// with each update. A value: any thread, one at a time; bounded by what is open, cannot fail.
//
// What takes a port away, net/ipv4/inet_hashtables.c (__inet_hash_connect), inet_connection_sock.c, tcp_ipv4.c
// (tcp_twsk_unique), measured on Linux 6.18:
// - A connection takes its port for its own source, destination and destination port only: TCP needs four
// different
//   numbers, not one. IPv4 and IPv6 share the ports; UDP has its own.
// - A port that somebody bound, be it by listen(2), by bind(2) with or without a number, is passed over by every
//   connect(2), whatever its address, for as long as any socket of that port is left.
// - A TIME_WAIT gives its port to a new connection if net.ipv4.tcp_tw_reuse says so, both sides used timestamps
//   and it is older than net.ipv4.tcp_tw_reuse_delay; a FIN_WAIT2 never does.
// - That connect(2) looks at every other port first changes nothing of this.
// What the kernel does not tell: a socket bound to port 0 before connect(2) takes its port from everybody, but is
// only recognised if it was seen before it was connected; a range of its own (IP_LOCAL_PORT_RANGE) is not known.
#pragma once

#include "app/core/picture.h"
#include "app/insight/port_growth.h"
#include "app/insight/port_settings.h"

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace socklens {

/// Who connects to whom.
struct PortDestination {
    Address source;
    Address destination;
    Port port{};

    friend auto operator<=>(const PortDestination&, const PortDestination&) = default;
};

/// A filter that finds the sockets that go there.
std::string filterText(const PortDestination& destination);

}   // namespace socklens

template <>
struct std::hash<socklens::PortDestination> {
    std::size_t operator()(const socklens::PortDestination& destination) const noexcept;
};

namespace socklens {

struct PortBudget {
    PortDestination destination;
    std::map<State, std::uint32_t> states;   ///< of the ports in use for it, those that can be taken over included
    std::uint32_t usable = 0;                ///< the range without the reserved ports
    std::uint32_t bound = 0;                 ///< of these: taken from every destination
    std::uint32_t reusable = 0;              ///< TIME_WAIT that connect(2) takes over
    std::uint32_t left = 0;                  ///< what connect(2) can have now
    std::optional<double> takenPerSecond;    ///< without those given back; nullopt: not yet known
    std::optional<Milliseconds> untilExhausted;   ///< nullopt: not within an hour
    bool reusesTimeWait = false;                  ///< by these settings, for these addresses
    ProcessPointer topProcess;                    ///< who holds most; null: nobody that is visible
    std::uint32_t heldByTop = 0;
    std::uint32_t withoutOwner = 0;   ///< left by connections that are over

    std::uint32_t inUse() const;
};

class PortBudgets {
public:
    /// A destination is worth a line from here on: more than 100 ports, or a tenth of a small range.
    static std::uint32_t fewestPorts(std::uint32_t usable);

    void observe(const Update& update, const PortSettings& settings);
    /// Of the destinations with a number of ports that matters: first the one that is exhausted first, then the
    /// one with fewest ports left.
    std::span<const PortBudget> budgets() const { return m_budgets; }

private:
    static constexpr std::uint32_t none = UINT32_MAX;

    enum class Use : std::uint8_t { None, Open, TimeWait, Reusable, FinWait2 };
    /// What one row takes.
    struct Share {
        Timestamp freedAt{};   ///< of a leftover: when the port can be had again
        std::uint32_t destination = none;
        Port port{};   ///< of a TCP socket
        State state{};
        Use use = Use::None;
        bool binds = false;
    };
    struct PortRows {
        std::uint32_t all = 0;
        std::uint32_t binding = 0;
        bool bound = false;
    };
    struct Destination {
        PortDestination key;
        std::array<std::uint32_t, 12> states{};
        std::uint32_t rows = 0;
        std::uint32_t open = 0;
        std::uint32_t reusable = 0;
        std::uint64_t becameTimeWait = 0;
        std::uint64_t becameOther = 0;
        bool watched = false;        ///< its growth is remembered
        std::uint32_t line = none;   ///< among those that are reported
        PortGrowth growth;
    };

    void reset(const PortSettings& settings);
    void follow(const Snapshot& snapshot, const SnapshotDelta& delta);
    void countPort(const Share& share, bool begins);
    bool settlePorts();
    Share classify(const Snapshot& snapshot, std::uint32_t row, const Share& before);
    void place(const Snapshot& snapshot, std::uint32_t row, bool isNew);
    void enter(const Share& share, bool isLeftover);
    void leave(const Share& share);
    std::uint32_t indexOf(const PortDestination& key);
    bool reuses(const PortDestination& destination) const;
    void remember(Timestamp at);
    void report(const Snapshot& snapshot);
    /// When the ports of these rows come back.
    PortReturns returnsOf(std::span<const std::uint32_t> rows, Timestamp now) const;
    PortBudget budgetOf(const Destination& destination) const;

    PortSettings m_settings;
    std::uint32_t m_usable = 0;
    std::uint32_t m_bound = 0;
    PicturePointer m_last;
    std::vector<Share> m_shares;   ///< per row of the last snapshot
    std::vector<PortRows> m_ports;
    std::vector<Port> m_touched;   ///< counted anew, and not yet judged
    std::unordered_map<PortDestination, std::uint32_t> m_indexes;
    std::vector<Destination> m_destinations;
    std::vector<std::uint32_t> m_vacant;
    std::vector<std::uint32_t> m_watched;
    std::vector<PortBudget> m_budgets;
};

}   // namespace socklens
