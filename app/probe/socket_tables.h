// Reads the kernel's tables of sockets: by sock_diag, and where that is refused or missing, from /proc/net.
// One thread, with a second one beside it while the kernel makes its lists, which is where the time goes: TCP over
// IPv4 in one, everything else in the other. Owns its netlink sockets, and remembers what a single dump cannot
// tell.
#pragma once

#include "app/core/snapshot.h"
#include "app/probe/inet_list.h"
#include "app/probe/inet_rules.h"
#include "app/probe/row_section.h"
#include "app/probe/sock_diag.h"
#include "app/probe/unix_diag.h"

#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace socklens {

class SocketTables {
public:
    using OpenSockDiag = std::function<tl::expected<SockDiag, std::error_code>()>;

    /// `netRoot`: "/proc", or "/proc/42" for the network namespace of that process.
    /// `boundInactivePace`: how often sockets that are bound and nothing else are asked for; they make a dump up
    /// to 60 % dearer. In between, the last ones found are shown.
    /// `openSockDiag`: in the network namespace that is meant, from any of the two threads.
    SocketTables(std::string netRoot, std::chrono::milliseconds boundInactivePace,
                 OpenSockDiag openSockDiag = SockDiag::open);

    /// Opens its netlink sockets, which read() does too where they are not open; fails with what openSockDiag
    /// says.
    tl::expected<void, std::error_code> connect();
    void disconnect() { m_connections = {}; }

    /// Fills sockets, names, tcpInfos, sources and notes. `last` is the sample before, that this filled, or null:
    /// sockets that a dump passes over, as it can while its hash chains change, are asked for one by one before
    /// they are taken for gone.
    void read(Snapshot& snapshot, const Snapshot* last, bool withTcpInfo);

    /// Fills the same, except TCP sockets that are given to `leave` as they are listed. Where the kernel breaks
    /// off then, the source of TCP is none, and a note says so. The rows are in no sample for read() to go on
    /// from.
    void readInPortions(Snapshot& snapshot, const PortionSink& leave);

    /// Once the owners are found: a bound-inactive socket that is shown from memory, and that somebody held when
    /// it was read and nobody holds now, was closed. Its row goes.
    void dropClosed(Snapshot& snapshot);

    /// Rows that are shown from memory, as they were when they were asked for last.
    RowSection remembered() const { return m_boundInactiveRows; }

    /// Bound-inactive sockets are asked for at the next sample, whatever the pace.
    void forgetPace() { m_boundInactiveReadAt.reset(); }

private:
    using Failure = std::error_code;
    using InetResult = tl::expected<InetList, Failure>;
    struct BoundInactive {
        Socket socket;
        bool wasHeld = false;
        bool isClosed = false;
    };
    struct Sections {
        std::array<RowSection, 2> tcp;   ///< IPv4 and IPv6
        RowSection passedOver;           ///< of TCP, asked for one by one
        std::array<RowSection, 2> udp;
    };
    /// What one sample asks the kernel for.
    struct Lists {
        std::array<InetResult, 2> tcp;
        std::array<InetResult, 2> udp;
        tl::expected<std::vector<UnixRow>, Failure> local;
    };
    /// A netlink socket of its own, opened when it is first needed, for each of the two threads that ask at once.
    using Connection = std::optional<SockDiag>;

    Lists ask(const Snapshot* last, bool withTcpInfo);
    Lists askInPortions(const PortionSink& leave);
    void adopt(Snapshot& snapshot, Lists lists, const Snapshot* last, bool withTcpInfo);
    tl::expected<void, Failure> open(Connection& connection) const;
    InetResult askInet(Connection& connection, const InetListRequest& request) const;
    InetResult askTcpInPortions(Connection& connection, const PortionSink& leave) const;
    tl::expected<std::vector<UnixRow>, Failure> askUnix(Connection& connection) const;
    void adoptTcp(Snapshot& snapshot, std::array<InetResult, 2>& lists, const Snapshot* last,
                  const RowSection& passedOverBefore, bool withTcpInfo);
    void adoptUdp(Snapshot& snapshot, std::array<InetResult, 2>& lists);
    static void adoptUnix(Snapshot& snapshot, std::vector<UnixRow> rows);
    void readInstead(Snapshot& snapshot, Protocol protocol, const Failure& failure);

    void askForBoundInactive(Connection& connection);
    void addBoundInactive(Snapshot& snapshot, const std::array<InetResult, 2>& lists);
    void addPassedOver(Snapshot& snapshot, const std::array<InetResult, 2>& lists, const Snapshot& last,
                       const RowSection& passedOverBefore, bool withTcpInfo);
    bool readByProcfs(Snapshot& snapshot, Protocol protocol);

    std::string m_netRoot;
    std::chrono::milliseconds m_boundInactivePace;
    OpenSockDiag m_openSockDiag;
    std::optional<std::chrono::steady_clock::time_point> m_boundInactiveReadAt;
    std::vector<BoundInactive> m_boundInactive;
    RowSection m_boundInactiveRows;   ///< of the present snapshot
    Sections m_sections;              ///< of the present snapshot
    std::array<Connection, 2> m_connections;
    KernelFacts m_facts = kernelFacts();
};

}   // namespace socklens
