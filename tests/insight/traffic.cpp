#include "tests/insight/traffic.h"

#include "app/insight/port_growth.h"

#include <algorithm>

namespace socklens::test {

Process& Traffic::process(int pid) {
    Process& process = m_processes[pid];
    if (process.id.pid == Pid{pid}) return process;
    process.id = {Pid{pid}, StartTime{1000}};
    process.name = "p" + std::to_string(pid);
    return process;
}

Traffic::Key Traffic::connect(int pid, const Peer& peer, State state) {
    Socket socket = tcpSocket(m_last + 1, state);
    socket.localAddress = address(peer.source);
    socket.remoteAddress = address(peer.destination);
    socket.remotePort = Port{peer.port};
    Tuple tuple{{peer.source, peer.destination, peer.port}, 0};
    do {
        tuple.second = static_cast<std::uint16_t>(32768 + m_next);
        m_next = static_cast<std::uint16_t>((m_next + 1) % m_ports);
    } while (!takePort(tuple));
    socket.localPort = Port{tuple.second};
    return m_taken[tuple] = add(socket, pid);
}

bool Traffic::takePort(const Tuple& tuple) {
    const auto taken = m_taken.find(tuple);
    const auto live = taken == m_taken.end() ? m_sockets.end() : m_sockets.find(taken->second);
    if (live == m_sockets.end()) return true;
    if (live->second.socket.state != State::TimeWait) return false;
    m_sockets.erase(live);
    return true;
}

Traffic::Key Traffic::add(const Socket& socket, int pid) {
    Live live{socket, pid};
    live.socket.cookie = Cookie{++m_last};
    if (pid != nobody) {
        live.socket.inode = Inode{static_cast<std::uint32_t>(m_last)};
        process(pid);
    }
    m_sockets.emplace(m_last, live);
    return m_last;
}

void Traffic::leave(Key key, State state) {
    Live& live = m_sockets.at(key);
    live.socket.state = state;
    live.socket.inode = std::nullopt;
    live.socket.timer = Timer::TimeWait;
    live.pid = nobody;
    live.endsAt = m_now + timeWaitLength;
}

void Traffic::remove(Key key) {
    if (m_sockets.erase(key) != 1) throw std::out_of_range("there is no such socket");
}

Update Traffic::step(Milliseconds time) {
    m_now += time;
    std::erase_if(m_sockets, [&](const auto& entry) { return entry.second.endsAt <= m_now; });
    SnapshotBuilder builder;
    builder.snapshot().capturedAt = m_now;
    std::map<int, std::uint32_t> processes;
    for (const auto& [pid, process] : m_processes) processes[pid] = builder.addProcess(process);
    for (auto& [key, live] : m_sockets) {
        if (live.endsAt != Timestamp::max())
            live.socket.timerExpiresMs = static_cast<std::uint32_t>((live.endsAt - m_now).count());
        const std::uint32_t row = builder.add(live.socket);
        if (live.pid != nobody) builder.hold(row, processes.at(live.pid));
    }
    Update update = advance(m_picture, std::make_shared<const Snapshot>(builder.take()));
    m_picture = update.newer;
    return update;
}

}   // namespace socklens::test
