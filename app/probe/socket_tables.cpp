#include "app/probe/socket_tables.h"

#include "app/core/alongside.h"
#include "app/probe/descriptor.h"
#include "app/probe/inet_diag.h"
#include "app/probe/procfs_net.h"

#include <algorithm>
#include <fcntl.h>
#include <utility>

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
    for (NetworkSection& section : snapshot.sections) section.firstRow -= before(section.firstRow);
    snapshot.coverage.ownersHidden -= static_cast<std::uint32_t>(rows.size());
}

using ListResult = tl::expected<InetList, std::error_code>;

std::optional<std::error_code> failureOf(const std::array<ListResult, 2>& lists) {
    for (const ListResult& list : lists)
        if (!list) return list.error();
    return std::nullopt;
}

bool isListed(const std::array<ListResult, 2>& lists, const Socket& socket) {
    return socket.cookie &&
           std::ranges::any_of(lists, [&](const ListResult& list) { return list->seen.contains(*socket.cookie); });
}

std::span<const Socket> rowsOf(const Snapshot& snapshot, const RowSection& section) {
    return std::span(snapshot.sockets).subspan(section.begin, section.end - section.begin);
}

/// Takes the rows out of the list.
RowSection append(Snapshot& snapshot, InetList& list) {
    const std::size_t begin = snapshot.sockets.size();
    for (auto& [place, info] : list.tcpInfos)
        snapshot.tcpInfos.emplace_back(static_cast<std::uint32_t>(begin + place), std::move(info));
    if (begin == 0)
        snapshot.sockets = std::move(list.sockets);
    else
        snapshot.sockets.insert(snapshot.sockets.end(), list.sockets.begin(), list.sockets.end());
    return {begin, snapshot.sockets.size()};
}

}   // namespace

SocketTables::SocketTables(std::string netRoot, std::chrono::milliseconds boundInactivePace,
                           OpenSockDiag openSockDiag)
    : m_netRoot(std::move(netRoot)),
      m_boundInactivePace(boundInactivePace),
      m_openSockDiag(std::move(openSockDiag)) {}

tl::expected<void, std::error_code> SocketTables::open(Connection& connection) const {
    if (connection) return {};
    auto opened = m_openSockDiag();
    if (!opened) return tl::unexpected(opened.error());
    connection = *std::move(opened);
    return {};
}

tl::expected<void, std::error_code> SocketTables::connect() {
    for (Connection& connection : m_connections)
        if (auto opened = open(connection); !opened) return opened;
    return {};
}

void SocketTables::read(Snapshot& snapshot, const Snapshot* last, bool withTcpInfo) {
    adopt(snapshot, ask(last, withTcpInfo), last, withTcpInfo);
}

void SocketTables::readInPortions(Snapshot& snapshot, const PortionSink& leave) {
    bool hasLeft = false;
    Lists lists = askInPortions([&](std::vector<Socket> portion) {
        hasLeft = true;
        leave(std::move(portion));
    });
    const auto failure = failureOf(lists.tcp);
    if (failure && hasLeft) {   // what /proc/net tells of them would be there twice
        snapshot.notes.push_back(
            {SOCKLENS_TEXT("The kernel broke off in the middle of its list of %1 sockets (%2): "
                           "some are missing. Try again."),
             {std::string(toText(Protocol::Tcp)), failure->message()}});
        lists.tcp = {InetList{}, InetList{}};
    }
    adopt(snapshot, std::move(lists), nullptr, false);
    if (failure && hasLeft) setSource(snapshot, Protocol::Tcp, Source::None);
}

void SocketTables::adopt(Snapshot& snapshot, Lists lists, const Snapshot* last, bool withTcpInfo) {
    const RowSection passedOverBefore = std::exchange(m_sections, {}).passedOver;
    m_boundInactiveRows = {};
    if (const auto failure = failureOf(lists.tcp))
        readInstead(snapshot, Protocol::Tcp, *failure);
    else
        adoptTcp(snapshot, lists.tcp, last, passedOverBefore, withTcpInfo);
    if (const auto failure = failureOf(lists.udp))
        readInstead(snapshot, Protocol::Udp, *failure);
    else
        adoptUdp(snapshot, lists.udp);
    if (!lists.local)
        readInstead(snapshot, Protocol::Unix, lists.local.error());
    else
        adoptUnix(snapshot, *std::move(lists.local));
}

SocketTables::Lists SocketTables::ask(const Snapshot* last, bool withTcpInfo) {
    const auto request = [&](Protocol protocol, std::size_t family, const RowSection& section) {
        InetListRequest list{.protocol = protocol,
                             .family = inetFamilies.at(family),
                             .withTcpInfo = withTcpInfo,
                             .before = {},
                             .facts = m_facts};
        if (last == nullptr) return list;
        list.before = rowsOf(*last, section);
        const bool isFirst = protocol == Protocol::Tcp && family == 0;
        list.room = isFirst ? last->sockets.size() : list.before.size();   // the others are put behind the first
        return list;
    };
    Lists lists;
    alongside(
        [&] {
            Connection& connection = m_connections[1];
            lists.tcp[1] = askInet(connection, request(Protocol::Tcp, 1, m_sections.tcp[1]));
            lists.udp[0] = askInet(connection, request(Protocol::Udp, 0, m_sections.udp[0]));
            lists.udp[1] = askInet(connection, request(Protocol::Udp, 1, m_sections.udp[1]));
            lists.local = askUnix(connection);
            if (lists.tcp[1]) askForBoundInactive(connection);
        },
        [&] { lists.tcp[0] = askInet(m_connections[0], request(Protocol::Tcp, 0, m_sections.tcp[0])); });
    return lists;
}

/// The rows come mixed, from one walk of the kernel's tables: what reads them is kept busy by one thread, and the
/// other processor is wanted for what is made of them.
SocketTables::Lists SocketTables::askInPortions(const PortionSink& leave) {
    const auto udp = [&](Family family) {
        return askInet(m_connections[1],
                       {.protocol = Protocol::Udp, .family = family, .before = {}, .facts = m_facts});
    };
    m_boundInactive.clear();
    m_boundInactiveReadAt.reset();
    Lists lists;
    lists.tcp = {askTcpInPortions(m_connections[0], leave), InetList{}};
    lists.udp = {udp(Family::Inet), udp(Family::Inet6)};
    lists.local = askUnix(m_connections[1]);
    return lists;
}

SocketTables::InetResult SocketTables::askTcpInPortions(Connection& connection, const PortionSink& leave) const {
    if (auto opened = open(connection); !opened) return tl::unexpected(opened.error());
    auto list = readTcpInPortions(*connection, m_facts, leave);
    if (!list) connection.reset();
    return list;
}

SocketTables::InetResult SocketTables::askInet(Connection& connection, const InetListRequest& request) const {
    if (auto opened = open(connection); !opened) return tl::unexpected(opened.error());
    auto list = readInetList(*connection, request);
    if (!list) connection.reset();   // what an abandoned dump still sends would disturb the next
    return list;
}

tl::expected<std::vector<UnixRow>, std::error_code> SocketTables::askUnix(Connection& connection) const {
    if (auto opened = open(connection); !opened) return tl::unexpected(opened.error());
    std::vector<UnixRow> rows;
    for (int attempt = 0; attempt < interruptedAttempts; ++attempt) {
        rows.clear();
        const auto end = connection->dump(unixDumpRequest(), [&](Bytes payload) {
            if (auto row = parseUnixDiag(payload)) rows.push_back(std::move(*row));
        });
        if (!end) {
            connection.reset();
            return tl::unexpected(end.error());
        }
        if (!end->interrupted) break;
    }
    return rows;
}

void SocketTables::adoptTcp(Snapshot& snapshot, std::array<InetResult, 2>& lists, const Snapshot* last,
                            const RowSection& passedOverBefore, bool withTcpInfo) {
    setSource(snapshot, Protocol::Tcp, Source::SockDiag);
    for (std::size_t family = 0; family < lists.size(); ++family)
        m_sections.tcp.at(family) = append(snapshot, *lists.at(family));
    m_sections.passedOver.begin = snapshot.sockets.size();
    if (last != nullptr) addPassedOver(snapshot, lists, *last, passedOverBefore, withTcpInfo);
    m_sections.passedOver.end = snapshot.sockets.size();
    addBoundInactive(snapshot, lists);
}

void SocketTables::adoptUdp(Snapshot& snapshot, std::array<InetResult, 2>& lists) {
    setSource(snapshot, Protocol::Udp, Source::SockDiag);
    for (std::size_t family = 0; family < lists.size(); ++family)
        m_sections.udp.at(family) = append(snapshot, *lists.at(family));
}

void SocketTables::adoptUnix(Snapshot& snapshot, std::vector<UnixRow> rows) {
    setSource(snapshot, Protocol::Unix, Source::SockDiag);
    UnixTable table = joinPeers(std::move(rows));
    snapshot.names = std::move(table.names);
    SeenCookies seen;
    for (const Socket& socket : table.sockets)
        if (seen.add(socket)) snapshot.sockets.push_back(socket);
}

void SocketTables::readInstead(Snapshot& snapshot, Protocol protocol, const Failure& failure) {
    const bool isRead = readByProcfs(snapshot, protocol);
    setSource(snapshot, protocol, isRead ? Source::Procfs : Source::None);
    snapshot.notes.push_back(
        {isRead ? noteOfFallback(protocol)
                : SOCKLENS_TEXT("%1 sockets cannot be read here: the kernel did not list them by sock_diag "
                                "(%2), and /proc/net is missing or hidden."),
         {std::string(toText(protocol)), failure.message()}});
}

/// Kernels before 6.8 know no such state and answer with nothing; a failure means the same here.
void SocketTables::askForBoundInactive(Connection& connection) {
    const auto now = std::chrono::steady_clock::now();
    if (m_boundInactiveReadAt && now - *m_boundInactiveReadAt < m_boundInactivePace) return;
    m_boundInactiveReadAt = now;
    m_boundInactive.clear();
    if (!open(connection)) return;
    const auto take = [&](Bytes payload) {
        if (const auto row = parseInetDiag(payload, Protocol::Tcp, m_facts))
            m_boundInactive.push_back({row->socket});
    };
    const auto request = tcpDumpRequest(StateMask::BoundInactive);
    if (!connection->dump(request, take, SockDiag::Interface::BothFamilies)) connection.reset();
}

void SocketTables::addBoundInactive(Snapshot& snapshot, const std::array<InetResult, 2>& lists) {
    SeenCookies seen;
    for (const Socket& askedFor : rowsOf(snapshot, m_sections.passedOver)) seen.add(askedFor);
    m_boundInactiveRows.begin = snapshot.sockets.size();
    for (const BoundInactive& known : m_boundInactive)
        if (!isListed(lists, known.socket) && seen.add(known.socket)) snapshot.sockets.push_back(known.socket);
    m_boundInactiveRows.end = snapshot.sockets.size();
}

void SocketTables::dropClosed(Snapshot& snapshot) {
    std::vector<std::uint32_t> closed;
    auto known = m_boundInactive.begin();
    for (std::size_t row = m_boundInactiveRows.begin; row < m_boundInactiveRows.end; ++row) {
        while (known->socket.cookie != snapshot.sockets[row].cookie)
            ++known;   // listed in another state meanwhile
        const bool isHeld = ownership(snapshot, row) == Ownership::Held;
        known->isClosed = known->wasHeld && !isHeld;
        known->wasHeld |= isHeld;
        if (known->isClosed) closed.push_back(static_cast<std::uint32_t>(row));
    }
    if (closed.empty()) return;
    std::erase_if(m_boundInactive, [](const BoundInactive& bound) { return bound.isClosed; });
    eraseUnheldRows(snapshot, closed);
    m_boundInactiveRows.end -= closed.size();
    for (RowSection& udp : m_sections.udp)   // none, where UDP was read from /proc/net
        if (udp.end > m_boundInactiveRows.end) udp = {udp.begin - closed.size(), udp.end - closed.size()};
}

/// Those are asked for one by one, unless so many have ended that the next sample costs less.
void SocketTables::addPassedOver(Snapshot& snapshot, const std::array<InetResult, 2>& lists, const Snapshot& last,
                                 const RowSection& passedOverBefore, bool withTcpInfo) {
    std::vector<std::vector<std::byte>> requests;
    const auto want = [&](const Socket& socket) {
        const bool hashedByAddresses = socket.state != State::Listen && socket.state != State::Close;
        if (hashedByAddresses && socket.cookie && requests.size() <= mostToAskFor)
            requests.push_back(inetGetRequest(targetOf(socket), withTcpInfo));
    };
    for (const InetResult& list : lists) list->seen.forEachMissing(want);
    for (const Socket& socket : rowsOf(last, passedOverBefore))
        if (!isListed(lists, socket)) want(socket);
    if (requests.empty() || requests.size() > mostToAskFor) return;
    const auto got = m_connections[0]->get(requests, [&](Bytes payload) {
        auto row = parseInetDiag(payload, Protocol::Tcp, m_facts);
        if (!row) return;
        if (row->tcpInfo)
            snapshot.tcpInfos.emplace_back(static_cast<std::uint32_t>(snapshot.sockets.size()),
                                           std::move(*row->tcpInfo));
        snapshot.sockets.push_back(row->socket);
    });
    if (!got) m_connections[0].reset();
}

bool SocketTables::readByProcfs(Snapshot& snapshot, Protocol protocol) {
    const auto readTable = [&](Family family) {
        return readFile(AT_FDCWD, (m_netRoot + "/net/" + procfsName(protocol, family)).c_str());
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
