#include "tests/support/snapshot_builder.h"

#include <algorithm>

namespace socklens::test {

Address address(std::string_view text) {
    return parseAddress(text).value();
}

Socket tcpSocket(std::uint64_t cookie, State state) {
    Socket socket;
    socket.protocol = Protocol::Tcp;
    socket.family = Family::Inet;
    socket.state = state;
    socket.localAddress = address("10.0.0.1");
    socket.remoteAddress = address("10.0.0.2");
    socket.localPort = Port{443};
    socket.remotePort = Port{40000};
    socket.cookie = Cookie{cookie};
    return socket;
}

SnapshotBuilder::SnapshotBuilder() {
    m_snapshot.capturedAt = Timestamp(Milliseconds(1'795'183'331'250));
    m_snapshot.networkNamespace = NetworkNamespace{4026531840};
    m_snapshot.coverage.ownersLookedFor = true;
    m_snapshot.sources = {Source::SockDiag, Source::SockDiag, Source::SockDiag};
}

std::uint32_t SnapshotBuilder::add(const Socket& socket) {
    m_snapshot.sockets.push_back(socket);
    return static_cast<std::uint32_t>(m_snapshot.sockets.size() - 1);
}

std::uint32_t SnapshotBuilder::addUnix(std::uint64_t cookie, std::string name, State state) {
    Socket socket;
    socket.protocol = Protocol::Unix;
    socket.family = Family::Unix;
    socket.state = state;
    socket.unixType = UnixType::Stream;
    socket.cookie = Cookie{cookie};
    if (!name.empty()) {
        socket.name = NameIndex{static_cast<std::uint32_t>(m_snapshot.names.size())};
        m_snapshot.names.push_back(std::move(name));
    }
    return add(socket);
}

std::uint32_t SnapshotBuilder::addProcess(Process process) {
    m_snapshot.processes.push_back(std::make_shared<const Process>(std::move(process)));
    return static_cast<std::uint32_t>(m_snapshot.processes.size() - 1);
}

std::uint32_t SnapshotBuilder::addProcess(int pid, std::string name) {
    Process process;
    process.id = {Pid{pid}, StartTime{1000}};
    process.name = std::move(name);
    return addProcess(std::move(process));
}

void SnapshotBuilder::hold(std::uint32_t socket, std::uint32_t process) {
    m_holders[socket].push_back(process);
}

void SnapshotBuilder::moveHolder(std::uint32_t from, std::uint32_t to) {
    for (auto& [socket, holders] : m_holders) std::ranges::replace(holders, from, to);
}

void SnapshotBuilder::setTcpInfo(std::uint32_t socket, TcpInfo info) {
    m_snapshot.tcpInfos.emplace_back(socket, std::move(info));
    std::ranges::sort(m_snapshot.tcpInfos, {}, &std::pair<std::uint32_t, TcpInfo>::first);
}

Snapshot SnapshotBuilder::take() {
    if (m_snapshot.coverage.ownersLookedFor)
        for (std::uint32_t row = 0; row < m_snapshot.sockets.size(); ++row) {
            auto& holders = m_holders[row];
            std::ranges::sort(holders);
            m_snapshot.holderList.insert(m_snapshot.holderList.end(), holders.begin(), holders.end());
            m_snapshot.holderEnds.push_back(static_cast<std::uint32_t>(m_snapshot.holderList.size()));
        }
    return std::move(m_snapshot);
}

}   // namespace socklens::test
