#include "tests/models/synthetic_pictures.h"

#include "app/core/socket_key.h"
#include "tests/models/chosen_rows.h"

#include <algorithm>
#include <array>

namespace socklens::test {

namespace {

constexpr std::array connectedStates{State::Established, State::SynSent,  State::SynRecv,
                                     State::FinWait1,    State::FinWait2, State::TimeWait,
                                     State::CloseWait,   State::LastAck,  State::Closing};
constexpr std::array<std::uint16_t, 5> localPorts{22, 53, 80, 443, 8080};
constexpr std::array<std::uint16_t, 3> remotePorts{443, 40000, 40001};
constexpr std::array inetAddresses{"127.0.0.1", "10.0.0.1", "10.0.0.2", "192.168.1.7"};
constexpr std::array inet6Addresses{"::1", "fe80::1", "2001:db8::7", "::ffff:10.0.0.1"};
constexpr std::array<std::uint32_t, 4> queueLengths{0, 1, 128, 70'000};
constexpr std::array<std::uint32_t, 4> expiries{0, 40, 2'500, 59'000};
constexpr std::array processNames{"nginx", "nginx", "sshd", "curl", "%1 %2", ""};
constexpr std::array unixNames{"", "", "/run/a.sock", "@abstract", "/run/b.sock"};
constexpr std::array<std::uint32_t, 3> uids{0, 33, 1000};

NameDirectory names() {
    NameDirectory directory;
    directory.users = {{Uid{0}, "root"}, {Uid{33}, "www-data"}, {Uid{1000}, "anna"}};
    directory.interfaces = {{InterfaceIndex{1}, "lo"}, {InterfaceIndex{2}, "eth0"}};
    directory.cgroups = {{CgroupId{7}, "/system.slice/ssh.service"},
                         {CgroupId{8}, "/system.slice/docker-" + std::string(64, 'c') + ".scope"}};
    return directory;
}

bool isConnected(const Socket& socket) {
    return socket.protocol == Protocol::Tcp && socket.state != State::Listen && socket.state != State::Close;
}

template <class Values>
const auto& oneOf(Random& random, const Values& values) {
    return *std::next(std::begin(values), below(random, static_cast<std::uint32_t>(std::size(values))));
}

/// Not the one of the standard library, which differs between its makers.
template <class Values>
void shuffle(Random& random, Values& values) {
    for (auto end = static_cast<std::uint32_t>(values.size()); end > 1; --end)
        std::swap(values[end - 1], values[below(random, end)]);
}

template <class Values>
std::size_t anyPlace(Random& random, const Values& values) {
    return below(random, static_cast<std::uint32_t>(values.size()));
}

Socket withoutCookie(Socket socket) {   // as /proc/net has it
    socket.cookie = {};
    socket.cgroup = {};
    return socket;
}

}   // namespace

SyntheticMachine::SyntheticMachine(const MachineOptions& options)
    : m_options(options),
      m_random(options.seed),
      m_now(moment()),
      m_names(std::make_shared<const NameDirectory>(names())) {
    for (bool& withCookies : m_withCookies) withCookies = !oneIn(m_random, 3);
}

SnapshotPointer SyntheticMachine::next() {
    m_now += Milliseconds(900 + below(m_random, 200));
    if (m_options.clockIsSetBack && oneIn(m_random, 12)) m_now -= Milliseconds(below(m_random, 30'000));
    if (m_options.namesChange && oneIn(m_random, 3)) changeNames();
    if (oneIn(m_random, 40)) m_sockets.clear();
    if (oneIn(m_random, 10)) m_withTcpInfo = !m_withTcpInfo;
    m_withOwners = !oneIn(m_random, 30);
    // sock_diag is refused from now on, or works again: other keys for the same sockets.
    if (bool& withCookies = m_withCookies[below(m_random, 3)]; oneIn(m_random, 60)) withCookies = !withCookies;

    constexpr std::array busyness{0U, 1U, 1U, 2U, 5U, 20U};
    for (std::uint32_t left = oneOf(m_random, busyness); left > 0; --left) happen();
    if (oneIn(m_random, 2)) shuffle(m_random, m_sockets);
    return std::make_shared<const Snapshot>(look());
}

void SyntheticMachine::happen() {
    const std::uint32_t what = below(m_random, 20);
    if (what < 6) return open();
    if (what < 8) return close();
    if (what == 8) return beginProcess();
    if (what == 9 && oneIn(m_random, 2)) return endProcess();
    if (what == 10) return changeProcess();
    if (!m_sockets.empty()) change(m_sockets[anyPlace(m_random, m_sockets)]);
}

void SyntheticMachine::beginProcess() {
    if (m_processes.size() >= m_options.mostProcesses) return;
    // Few pids: one that was given back comes up again soon, for another process.
    const PidNumber pid = static_cast<PidNumber>(100 + below(m_random, m_options.mostProcesses + 2));
    if (m_processes.contains(pid)) return;
    Process process;
    process.id = {Pid{pid}, StartTime{++m_lastNumber}};
    process.name = oneOf(m_random, processNames);
    process.command = oneIn(m_random, 4) ? std::string() : "/usr/bin/" + process.name + " --number=%1";
    process.uid = Uid{oneOf(m_random, uids)};
    process.cgroup = oneIn(m_random, 2) ? "/user.slice/app-curl.scope" : "";
    process.descriptors = below(m_random, 30);
    m_processes.emplace(pid, std::make_shared<const Process>(std::move(process)));
}

void SyntheticMachine::endProcess() {
    if (m_processes.empty()) return;
    const PidNumber pid = oneOf(m_random, m_processes).first;
    m_processes.erase(pid);
    for (LiveSocket& live : m_sockets) live.holders.erase(pid);
    std::erase_if(m_sockets, [&](const LiveSocket& live) {
        return live.socket.inode && live.holders.empty() && oneIn(m_random, 2);
    });
}

void SyntheticMachine::changeProcess() {
    if (m_processes.empty()) return;
    const PidNumber pid = oneOf(m_random, m_processes).first;
    Process process = *m_processes.at(pid);
    switch (below(m_random, 5)) {
    case 0: process.name = oneOf(m_random, processNames); break;   // execve(2)
    case 1: process.command += " again"; break;
    case 2: process.uid = Uid{oneOf(m_random, uids)}; break;
    case 3: process.descriptors = below(m_random, 30); break;
    default: process.cgroup = "/system.slice/nginx.service"; break;
    }
    m_processes.at(pid) = std::make_shared<const Process>(std::move(process));
}

/// No other socket has the same key, with or without cookies.
bool SyntheticMachine::isAlone(const Socket& socket) const {
    const SocketKey key = keyOf(withoutCookie(socket), {});
    return std::ranges::none_of(
        m_sockets, [&](const LiveSocket& live) { return keyOf(withoutCookie(live.socket), {}) == key; });
}

SyntheticMachine::LiveSocket SyntheticMachine::newSocket() {
    LiveSocket live;
    const auto protocol = static_cast<Protocol>(below(m_random, 3));
    if (protocol == Protocol::Unix) {
        live.socket = unixSocket(oneIn(m_random, 2) ? State::Established : State::Listen,
                                 oneIn(m_random, 2) ? UnixType::Stream : UnixType::Datagram);
        live.name = oneOf(m_random, unixNames);
        live.peerName = oneOf(m_random, unixNames);
        live.socket.peerInode = Inode{below(m_random, 3)};
        live.socket.inode = Inode{++m_lastNumber};
    } else {
        const auto& addresses = oneIn(m_random, 2) ? inetAddresses : inet6Addresses;
        const bool isTcp = protocol == Protocol::Tcp;
        const bool isOpen = oneIn(m_random, 3);
        const State connected = isTcp ? oneOf(m_random, connectedStates) : State::Established;
        const State open = isTcp && !oneIn(m_random, 3) ? State::Listen : State::Close;
        const char* local = oneOf(m_random, addresses);
        const std::uint16_t localPort = oneOf(m_random, localPorts);
        const char* remote = oneOf(m_random, addresses);
        const std::uint16_t remotePort = oneOf(m_random, remotePorts);
        live.socket = isOpen ? inetSocket(protocol, open, local, localPort)
                             : inetSocket(protocol, connected, local, localPort, remote, remotePort);
        // Some have none: kept by the kernel, or not yet accepted.
        if (!oneIn(m_random, 4)) live.socket.inode = Inode{++m_lastNumber};
        if (oneIn(m_random, 4)) live.socket.interface = InterfaceIndex{1 + below(m_random, 3)};
    }
    live.socket.cookie = Cookie{++m_lastNumber};
    if (oneIn(m_random, 2)) live.socket.cgroup = CgroupId{7 + below(m_random, 3)};
    if (!oneIn(m_random, 4)) live.socket.uid = Uid{oneOf(m_random, uids)};
    return live;
}

void SyntheticMachine::open() {
    if (m_sockets.size() >= m_options.mostSockets) return close();
    LiveSocket live = newSocket();
    if (live.socket.state == State::TimeWait) {
        live.socket.inode = {};
        live.socket.uid = {};
    }
    if (!isAlone(live.socket)) return;
    changeHolders(live);
    m_sockets.push_back(std::move(live));
    std::swap(m_sockets.back(), m_sockets[anyPlace(m_random, m_sockets)]);
}

void SyntheticMachine::close() {
    if (m_sockets.empty()) return;
    m_sockets.erase(m_sockets.begin() + static_cast<std::ptrdiff_t>(anyPlace(m_random, m_sockets)));
}

void SyntheticMachine::change(LiveSocket& live) {
    Socket& socket = live.socket;
    switch (below(m_random, 10)) {
    case 0:
    case 1: return changeState(live);
    case 2:
    case 3: return changeHolders(live);
    case 4:
        socket.receiveQueue = oneOf(m_random, queueLengths);
        socket.sendQueue = oneOf(m_random, queueLengths);
        return;
    case 5:
        socket.timer = static_cast<Timer>(below(m_random, 5));
        socket.timerExpiresMs = oneOf(m_random, expiries);
        socket.retransmits = static_cast<std::uint8_t>(below(m_random, 3));
        if (oneIn(m_random, 3)) socket.timerExpiresMs = {};
        return;
    case 6: socket.shutdown = ShutdownBits{static_cast<std::uint8_t>(below(m_random, 4))}; return;
    default:
        if (socket.protocol != Protocol::Tcp) return;
        live.tcpInfo.emplace();
        live.tcpInfo->roundTripTime = std::chrono::microseconds(oneOf(m_random, queueLengths));
        live.tcpInfo->bytesAcknowledged = oneOf(m_random, queueLengths);
        live.tcpInfo->bytesReceived = oneOf(m_random, queueLengths);
        live.tcpInfo->totalRetransmits = below(m_random, 3);
        live.tcpInfo->congestionControl = oneIn(m_random, 2) ? "cubic" : "bbr";
        if (oneIn(m_random, 3)) live.tcpInfo->roundTripTime.reset();
        return;
    }
}

void SyntheticMachine::changeState(LiveSocket& live) {
    Socket& socket = live.socket;
    if (!isConnected(socket) || socket.state == State::TimeWait) return;
    socket.state = oneOf(m_random, connectedStates);
    if (socket.state != State::TimeWait) return;
    socket.inode = {};
    socket.uid = {};
    socket.receiveQueue = {};
    socket.sendQueue = {};
    live.holders.clear();
    live.tcpInfo.reset();
}

void SyntheticMachine::changeHolders(LiveSocket& live) {
    live.holders.clear();
    if (!live.socket.inode) return;
    for (const auto& [pid, process] : m_processes)
        if (oneIn(m_random, 3)) live.holders.insert(pid);
}

void SyntheticMachine::changeNames() {
    NameDirectory directory = names();
    if (oneIn(m_random, 2)) directory.cgroups.emplace(CgroupId{9}, "/system.slice/nginx.service");
    if (oneIn(m_random, 3)) directory.cgroups.erase(CgroupId{7});
    if (oneIn(m_random, 2)) directory.users[Uid{33}] = "Anton";
    if (oneIn(m_random, 2)) directory.interfaces[InterfaceIndex{3}] = "docker0";
    m_names = std::make_shared<const NameDirectory>(std::move(directory));
}

Snapshot SyntheticMachine::look() {
    Snapshot snapshot;
    snapshot.capturedAt = m_now;
    snapshot.networkNamespace = NetworkNamespace{4026531840};
    snapshot.directory = m_names;
    snapshot.coverage.ownersLookedFor = m_withOwners;
    for (std::size_t protocol = 0; protocol < m_withCookies.size(); ++protocol)
        snapshot.sources[protocol] = m_withCookies[protocol] ? Source::SockDiag : Source::Procfs;

    std::set<PidNumber> holders;   // only who holds a socket is in a snapshot
    if (m_withOwners)
        for (const LiveSocket& live : m_sockets) holders.insert(live.holders.begin(), live.holders.end());
    for (const PidNumber pid : holders) snapshot.processes.push_back(m_processes.at(pid));
    for (const LiveSocket& live : m_sockets) list(snapshot, live);
    return snapshot;
}

void SyntheticMachine::list(Snapshot& snapshot, const LiveSocket& live) const {
    const bool withCookies = m_withCookies[static_cast<std::size_t>(live.socket.protocol)];
    Socket socket = withCookies ? live.socket : withoutCookie(live.socket);
    const auto name = [&](const std::string& text) -> Compact<NameIndex, Unknown::Max> {
        if (text.empty()) return {};
        snapshot.names.push_back(text);
        return NameIndex{static_cast<std::uint32_t>(snapshot.names.size() - 1)};
    };
    socket.name = name(live.name);
    socket.peerName = name(live.peerName);
    if (m_withTcpInfo && live.tcpInfo)
        snapshot.tcpInfos.emplace_back(static_cast<std::uint32_t>(snapshot.sockets.size()), *live.tcpInfo);
    snapshot.sockets.push_back(socket);
    if (!m_withOwners) return;
    for (std::uint32_t at = 0; at < snapshot.processes.size(); ++at)
        if (live.holders.contains(number(snapshot.processes[at]->id.pid))) snapshot.holderList.push_back(at);
    snapshot.holderEnds.push_back(static_cast<std::uint32_t>(snapshot.holderList.size()));
}

std::vector<Update> story(const MachineOptions& options, std::size_t samples) {
    SyntheticMachine machine(options);
    std::vector<Update> updates;
    PicturePointer picture = emptyPicture();
    for (std::size_t sample = 0; sample < samples; ++sample) {
        updates.push_back(advance(picture, machine.next()));
        picture = updates.back().newer;
    }
    return updates;
}

}   // namespace socklens::test
