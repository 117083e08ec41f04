// Reads the kernel's tables of sockets: by sock_diag, and where that is refused or missing, from /proc/net.
// One thread; owns its netlink socket, and remembers what a single dump cannot tell.
#pragma once

#include "app/core/snapshot.h"
#include "app/probe/inet_rules.h"
#include "app/probe/sock_diag.h"

#include <chrono>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace socklens {

class SocketTables {
public:
    /// `boundInactivePace`: how often sockets that are bound and nothing else are asked for; they make a dump up
    /// to 40 % dearer. In between, the last ones found are shown.
    SocketTables(std::string procRoot, std::chrono::milliseconds boundInactivePace);

    /// Fills sockets, names, tcpInfos, sources and notes. `last` is the sample before, or null: sockets that a
    /// dump passes over, as it can while its hash chains change, are asked for one by one before they are taken
    /// for gone.
    void read(Snapshot& snapshot, const Snapshot* last, bool withTcpInfo);

    /// Once the owners are found: a bound-inactive socket that is shown from memory, and that somebody held when
    /// it was read and nobody holds now, was closed. Its row goes.
    void dropClosed(Snapshot& snapshot);

    /// Bound-inactive sockets are asked for at the next sample, whatever the pace.
    void forgetPace() { m_boundInactiveReadAt.reset(); }

private:
    using Failure = std::error_code;
    struct BoundInactive {
        Socket socket;
        bool wasHeld = false;
        bool isClosed = false;
    };
    tl::expected<void, Failure> readBySockDiag(Snapshot& snapshot, Protocol protocol, bool withTcpInfo);
    tl::expected<void, Failure> dumpInet(Snapshot& snapshot, Protocol protocol, bool withTcpInfo);
    tl::expected<void, Failure> dumpUnix(Snapshot& snapshot);
    void addBoundInactive(Snapshot& snapshot);
    void addPassedOver(Snapshot& snapshot, const Snapshot& last, bool withTcpInfo);
    bool readByProcfs(Snapshot& snapshot, Protocol protocol);
    void add(Snapshot& snapshot, Socket socket, std::optional<TcpInfo> info = std::nullopt);
    tl::expected<SockDiag*, Failure> sockDiag();

    std::string m_procRoot;
    std::chrono::milliseconds m_boundInactivePace;
    std::optional<std::chrono::steady_clock::time_point> m_boundInactiveReadAt;
    std::vector<BoundInactive> m_boundInactive;
    std::uint32_t m_boundInactiveBegin = 0;   ///< rows of the present snapshot
    std::uint32_t m_boundInactiveEnd = 0;
    std::unordered_set<std::uint64_t>
        m_seen;   ///< cookies in the present snapshot: a dump can list a socket twice
    std::optional<SockDiag> m_sockDiag;
    KernelFacts m_facts = kernelFacts();
};

}   // namespace socklens
