#include "app/probe/socket_tables.h"

#include "app/probe/descriptor.h"
#include "app/probe/inet_diag.h"
#include "app/probe/procfs_net.h"
#include "app/probe/unix_diag.h"

#include <algorithm>
#include <array>
#include <fcntl.h>

namespace socklens {

namespace {

constexpr std::array inetFamilies{Family::Inet, Family::Inet6};

// When so many sockets end between two samples, asking for each would cost more than the next sample.
constexpr std::size_t mostToAskFor = 20'000;

// A list that changed while it was made is asked for again, this often.
constexpr int interruptedAttempts = 3;

const char* procfsName(Protocol protocol, Family family) {
    switch (protocol) {
    case Protocol::Tcp: return family == Family::Inet6 ? "tcp6" : "tcp";
    case Protocol::Udp: return family == Family::Inet6 ? "udp6" : "udp";
    case Protocol::Unix: return "unix";
    }
    return "";
}

const char* noteOfFallback(Protocol protocol) {
    if (protocol == Protocol::Unix)
        return SOCKLENS_TEXT("The kernel did not list %1 sockets by sock_diag (%2). They were read from /proc/net "
                             "instead, without cookies, peers and queues.");
    return SOCKLENS_TEXT("The kernel did not list %1 sockets by sock_diag (%2). They were read from /proc/net "
                         "instead, without cookies and control groups.");
}

void setSource(Snapshot& snapshot, Protocol protocol, Source source) {
    snapshot.sources[static_cast<std::size_t>(protocol)] = source;
}

/// Rows without holders, in ascending order: the slices of the others stay where they are.
void eraseUnheldRows(Snapshot& snapshot, const std::vector<std::uint32_t>& rows) {
    const auto before = [&](std::uint32_t row) {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(rows, row) - rows.begin());
    };
    for (std::uint32_t row = rows.front(); row < snapshot.sockets.size(); ++row) {
        const std::uint32_t moved = row - before(row);
        if (std::ranges::binary_search(rows, row)) continue;
        snapshot.sockets[moved] = snapshot.sockets[row];
        snapshot.holderEnds[moved] = snapshot.holderEnds[row];
    }
    snapshot.sockets.resize(snapshot.sockets.size() - rows.size());
    snapshot.holderEnds.resize(snapshot.sockets.size());
    for (auto& info : snapshot.tcpInfos) info.first -= before(info.first);
    snapshot.coverage.ownersHidden -= static_cast<std::uint32_t>(rows.size());
}

}   // namespace

SocketTables::SocketTables(std::string procRoot, std::chrono::milliseconds boundInactivePace)
    : m_procRoot(std::move(procRoot)), m_boundInactivePace(boundInactivePace) {}

void SocketTables::read(Snapshot& snapshot, const Snapshot* last, bool withTcpInfo) {
    m_seen.clear();
    m_boundInactiveBegin = m_boundInactiveEnd = 0;
    if (last != nullptr) {
        snapshot.sockets.reserve(last->sockets.size() + last->sockets.size() / 8);
        m_seen.reserve(last->sockets.size());
    }
    for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp, Protocol::Unix}) {
        const auto read = readBySockDiag(snapshot, protocol, withTcpInfo);
        if (read) {
            setSource(snapshot, protocol, Source::SockDiag);
            if (protocol == Protocol::Tcp) {
                addBoundInactive(snapshot);
                if (last != nullptr) addPassedOver(snapshot, *last, withTcpInfo);
            }
        } else {
            const bool isRead = readByProcfs(snapshot, protocol);
            setSource(snapshot, protocol, isRead ? Source::Procfs : Source::None);
            snapshot.notes.push_back(
                {isRead
                     ? noteOfFallback(protocol)
                     : SOCKLENS_TEXT("%1 sockets cannot be read here: the kernel did not list them by sock_diag "
                                     "(%2), and /proc/net is missing or hidden."),
                 {std::string(toText(protocol)), read.error().message()}});
        }
    }
}

tl::expected<SockDiag*, std::error_code> SocketTables::sockDiag() {
    if (!m_sockDiag) {
        auto opened = SockDiag::open();
        if (!opened) return tl::unexpected(opened.error());
        m_sockDiag = std::move(*opened);
    }
    return &*m_sockDiag;
}

void SocketTables::add(Snapshot& snapshot, Socket socket, std::optional<TcpInfo> info) {
    if (socket.cookie && !m_seen.insert(number(*socket.cookie)).second) return;
    if (info)
        snapshot.tcpInfos.emplace_back(static_cast<std::uint32_t>(snapshot.sockets.size()), std::move(*info));
    snapshot.sockets.push_back(socket);
}

tl::expected<void, std::error_code> SocketTables::readBySockDiag(Snapshot& snapshot, Protocol protocol,
                                                                 bool withTcpInfo) {
    const std::size_t before = snapshot.sockets.size();
    const auto read = protocol == Protocol::Unix ? dumpUnix(snapshot) : dumpInet(snapshot, protocol, withTcpInfo);
    if (read) return read;

    snapshot.sockets.resize(before);   // half a list would look like a whole one
    std::erase_if(snapshot.tcpInfos, [&](const auto& info) { return info.first >= before; });
    m_seen.clear();
    for (const Socket& socket : snapshot.sockets)
        if (socket.cookie) m_seen.insert(number(*socket.cookie));
    m_sockDiag.reset();   // what an abandoned dump still sends would disturb the next
    return read;
}

tl::expected<void, std::error_code> SocketTables::dumpInet(Snapshot& snapshot, Protocol protocol,
                                                           bool withTcpInfo) {
    const auto diag = sockDiag();
    if (!diag) return tl::unexpected(diag.error());
    for (const Family family : inetFamilies) {
        const auto request = inetDumpRequest(protocol, family, StateMask::All, withTcpInfo);
        const auto end = (*diag)->dump(request, [&](Bytes payload) {
            if (auto row = parseInetDiag(payload, protocol, m_facts))
                add(snapshot, row->socket, std::move(row->tcpInfo));
        });
        if (!end) return tl::unexpected(end.error());
    }
    return {};
}

tl::expected<void, std::error_code> SocketTables::dumpUnix(Snapshot& snapshot) {
    const auto diag = sockDiag();
    if (!diag) return tl::unexpected(diag.error());
    std::vector<UnixRow> rows;
    for (int attempt = 0; attempt < interruptedAttempts; ++attempt) {
        rows.clear();
        const auto end = (*diag)->dump(unixDumpRequest(), [&](Bytes payload) {
            if (auto row = parseUnixDiag(payload)) rows.push_back(std::move(*row));
        });
        if (!end) return tl::unexpected(end.error());
        if (!end->interrupted) break;
    }
    UnixTable table = joinPeers(std::move(rows));
    snapshot.names = std::move(table.names);
    for (const Socket& socket : table.sockets) add(snapshot, socket);
    return {};
}

void SocketTables::addBoundInactive(Snapshot& snapshot) {
    const auto now = std::chrono::steady_clock::now();
    if (!m_boundInactiveReadAt || now - *m_boundInactiveReadAt >= m_boundInactivePace) {
        m_boundInactiveReadAt = now;
        m_boundInactive.clear();
        for (const Family family : inetFamilies) {
            const auto request = inetDumpRequest(Protocol::Tcp, family, StateMask::BoundInactive, false);
            // Kernels before 6.8 know no such state and answer with nothing; a failure means the same here.
            (void)m_sockDiag->dump(request, [&](Bytes payload) {
                if (const auto row = parseInetDiag(payload, Protocol::Tcp, m_facts))
                    m_boundInactive.push_back({row->socket});
            });
        }
    }
    m_boundInactiveBegin = static_cast<std::uint32_t>(snapshot.sockets.size());
    for (const BoundInactive& known : m_boundInactive) add(snapshot, known.socket);
    m_boundInactiveEnd = static_cast<std::uint32_t>(snapshot.sockets.size());
}

void SocketTables::dropClosed(Snapshot& snapshot) {
    std::vector<std::uint32_t> closed;
    auto known = m_boundInactive.begin();
    for (std::uint32_t row = m_boundInactiveBegin; row < m_boundInactiveEnd; ++row) {
        while (known->socket.cookie != snapshot.sockets[row].cookie)
            ++known;   // listed in another state meanwhile
        const bool isHeld = ownership(snapshot, row) == Ownership::Held;
        known->isClosed = known->wasHeld && !isHeld;
        known->wasHeld |= isHeld;
        if (known->isClosed) closed.push_back(row);
    }
    if (closed.empty()) return;
    std::erase_if(m_boundInactive, [](const BoundInactive& bound) { return bound.isClosed; });
    eraseUnheldRows(snapshot, closed);
}

void SocketTables::addPassedOver(Snapshot& snapshot, const Snapshot& last, bool withTcpInfo) {
    std::vector<std::vector<std::byte>> requests;
    for (const Socket& socket : last.sockets) {
        const bool hashedByAddresses =
            socket.protocol == Protocol::Tcp && socket.state != State::Listen && socket.state != State::Close;
        if (hashedByAddresses && socket.cookie && !m_seen.contains(number(*socket.cookie)))
            requests.push_back(inetGetRequest(targetOf(socket), withTcpInfo));
        if (requests.size() > mostToAskFor) return;
    }
    if (requests.empty()) return;
    const auto got = m_sockDiag->get(requests, [&](Bytes payload) {
        if (auto row = parseInetDiag(payload, Protocol::Tcp, m_facts))
            add(snapshot, row->socket, std::move(row->tcpInfo));
    });
    if (!got) m_sockDiag.reset();
}

bool SocketTables::readByProcfs(Snapshot& snapshot, Protocol protocol) {
    const auto readTable = [&](Family family) {
        return readFile(AT_FDCWD, (m_procRoot + "/net/" + procfsName(protocol, family)).c_str());
    };
    if (protocol == Protocol::Unix) {
        const auto text = readTable(Family::Unix);
        if (!text) return false;
        UnixTable table = joinPeers(parseProcfsUnix(*text));
        snapshot.names = std::move(table.names);
        snapshot.sockets.insert(snapshot.sockets.end(), table.sockets.begin(), table.sockets.end());
        return true;
    }
    bool readAny = false;   // a machine without IPv6 has no tcp6
    for (const Family family : inetFamilies)
        if (const auto text = readTable(family)) {
            const auto rows = parseProcfsInet(*text, protocol, family, m_facts);
            snapshot.sockets.insert(snapshot.sockets.end(), rows.begin(), rows.end());
            readAny = true;
        }
    return readAny;
}

}   // namespace socklens
