#include "tests/bench/crowd.h"

#include "tests/support/snapshot_builder.h"

#include <algorithm>

namespace socklens::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t percent = 100;

Address someAddress(std::uint32_t number) {
    const std::array<std::uint8_t, 4> octets{10, static_cast<std::uint8_t>(number >> 16U),
                                             static_cast<std::uint8_t>(number >> 8U),
                                             static_cast<std::uint8_t>(number)};
    return Address::inet(octets);
}

}   // namespace

Crowd::Crowd(std::size_t sockets)
    : m_sockets(sockets), m_processes(static_cast<std::uint32_t>(std::max<std::size_t>(100, sockets / 1000))) {}

/// One in a hundred listens, two are TIME_WAIT, five are UDP; of the connections, half are those of servers.
Socket Crowd::newSocket() {
    const std::uint64_t cookie = ++m_lastCookie;
    const std::uint32_t kind = below(percent);
    Socket socket = test::tcpSocket(cookie);
    const bool isServer = below(2) == 0;   // of many clients; else a client of some hundred servers
    socket.localAddress = someAddress(below(4));
    socket.remoteAddress = someAddress(isServer ? below(50'000) : below(500));
    const auto wellKnown = static_cast<std::uint16_t>(8000 + below(64));
    const auto ephemeral = static_cast<std::uint16_t>(32'768 + below(28'000));
    socket.localPort = Port{isServer ? wellKnown : ephemeral};
    socket.remotePort = Port{isServer ? ephemeral : std::uint16_t{443}};
    socket.inode = Inode{static_cast<std::uint32_t>(cookie)};
    socket.uid = Uid{1000};
    socket.receiveQueue = 0U;
    socket.sendQueue = 0U;
    if (kind == 0) {
        socket.state = State::Listen;
        socket.localPort = Port{wellKnown};
        socket.remotePort = {};
        socket.remoteAddress = someAddress(0);
    } else if (kind <= 2) {
        socket.state = State::TimeWait;
        socket.timer = Timer::TimeWait;
        socket.timerExpiresMs = 1 + below(60'000);
        socket.inode = {};
        socket.uid = {};
    } else if (kind <= 7) {
        socket.protocol = Protocol::Udp;
    }
    return socket;
}

std::uint32_t Crowd::holderOf(const Socket& socket) const {
    return static_cast<std::uint32_t>(number(*socket.cookie)) % m_processes;
}

SnapshotPointer Crowd::first() {
    test::SnapshotBuilder builder;
    for (std::uint32_t process = 0; process < m_processes; ++process)
        builder.addProcess(1000 + static_cast<int>(process),
                           (process % 2 == 0 ? "worker-" : "helper-") + std::to_string(process));
    Snapshot snapshot = builder.take();
    snapshot.sockets.reserve(m_sockets);
    for (std::size_t count = 0; count < m_sockets; ++count) snapshot.sockets.push_back(newSocket());
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

SnapshotPointer Crowd::next() {
    const bool isFirst = m_newest == nullptr;
    if (isFirst) m_newest = first();
    const Snapshot& older = *m_newest;
    Snapshot newer;
    newer.networkNamespace = older.networkNamespace;
    newer.processes = older.processes;
    newer.directory = older.directory;
    newer.sources = older.sources;
    newer.coverage = older.coverage;
    newer.capturedAt = older.capturedAt + 1s;
    newer.sockets.reserve(older.sockets.size() + older.sockets.size() / 20);
    newer.holderEnds.reserve(newer.sockets.capacity());
    newer.holderList.reserve(newer.sockets.capacity());
    const auto add = [&](const Socket& socket) {
        newer.sockets.push_back(socket);
        if (socket.inode) newer.holderList.push_back(holderOf(socket));
        newer.holderEnds.push_back(static_cast<std::uint32_t>(newer.holderList.size()));
    };
    std::size_t toAdd = 0;
    for (const Socket& known : older.sockets) {
        Socket socket = known;
        const std::uint32_t fate = isFirst ? percent : below(percent);
        const bool isOver = socket.timerExpiresMs && *socket.timerExpiresMs <= 1000;
        if (socket.timerExpiresMs) socket.timerExpiresMs = *socket.timerExpiresMs - 1000;
        const bool grows = fate < 3 && socket.state == State::Established;   // with the timers that run, five
        if (grows) socket.receiveQueue = below(100'000);
        if (fate == percent - 1 || isOver)
            ++toAdd;
        else
            add(socket);
        if (toAdd > 0 && fate < percent / 2) {   // elsewhere
            add(newSocket());
            --toAdd;
        }
    }
    for (; toAdd > 0; --toAdd) add(newSocket());
    m_newest = std::make_shared<const Snapshot>(std::move(newer));
    return m_newest;
}

}   // namespace socklens::bench
