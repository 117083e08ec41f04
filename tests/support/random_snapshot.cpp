#include "tests/support/random_snapshot.h"

#include "tests/support/snapshot_builder.h"

#include <algorithm>
#include <numeric>

namespace socklens::test {

namespace {

template <class T, std::size_t count>
T pick(Random& random, const std::array<T, count>& choices) {
    return choices[below(random, count)];
}

/// Sets a fact, or leaves it unknown.
template <class T, Unknown which>
void sometimes(Random& random, Compact<T, which>& fact, std::uint32_t end) {
    if (!oneIn(random, 3)) fact = static_cast<T>(below(random, end));
}

Address randomAddress(Random& random) {
    static const std::array addresses{address("0.0.0.0"),   address("127.0.0.1"), address("10.0.0.9"),
                                      address("10.0.0.10"), address("::"),        address("::1"),
                                      address("fe80::1")};
    return pick(random, addresses);
}

Process randomProcess(Random& random, int pid) {
    static const std::array<const char*, 4> words{"", "a;b", "nginx", "=cmd"};
    Process process;
    process.id = {Pid{pid}, StartTime{below(random, 2)}};
    process.name = pick(random, words);
    process.command = pick(random, words);
    if (!oneIn(random, 3)) process.cgroup = "/system.slice/" + std::string(pick(random, words)) + ".service";
    if (!oneIn(random, 3)) process.uid = Uid{below(random, 2)};
    if (!oneIn(random, 3)) process.descriptors = below(random, 5);
    if (!oneIn(random, 3)) process.descriptorLimit = std::uint64_t{below(random, 3)} << 31U;
    return process;
}

TcpInfo randomTcpInfo(Random& random) {
    TcpInfo info;
    if (!oneIn(random, 3)) info.roundTripTime = std::chrono::microseconds(below(random, 3));
    if (!oneIn(random, 3)) info.bytesAcknowledged = below(random, 3);
    if (!oneIn(random, 3)) info.bytesReceived = below(random, 3);
    if (!oneIn(random, 3)) info.totalRetransmits = below(random, 3);
    if (!oneIn(random, 3)) info.congestionControl = oneIn(random, 2) ? "bbr" : "cubic";
    return info;
}

std::optional<NameIndex> randomName(Random& random, Snapshot& snapshot) {
    static const std::array<const char*, 4> names{"/run/a", "/run/b", "@abstract", "/run/a"};
    if (oneIn(random, 2)) return std::nullopt;
    snapshot.names.emplace_back(pick(random, names));
    return NameIndex{static_cast<std::uint32_t>(snapshot.names.size() - 1)};
}

/// The processes, holders and tcp_info of a snapshot whose sockets are complete.
void addChance(Random& random, SnapshotBuilder& builder) {
    Snapshot& snapshot = builder.snapshot();
    const std::uint32_t processes = below(random, 6);
    for (std::uint32_t process = 0; process < processes; ++process)
        builder.addProcess(randomProcess(random, static_cast<int>(100 + process)));
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
        for (std::uint32_t process = 0; process < processes; ++process)
            if (oneIn(random, 4)) builder.hold(row, process);
        if (oneIn(random, 4)) builder.setTcpInfo(row, randomTcpInfo(random));
    }
    NameDirectory directory;
    directory.users = {{Uid{0}, "root"}, {Uid{2}, "anna"}};
    directory.cgroups = {{CgroupId{1}, "/"}, {CgroupId{2}, "/system.slice/ssh.service"}};
    directory.interfaces = {{InterfaceIndex{1}, "lo"}};
    snapshot.directory = std::make_shared<const NameDirectory>(std::move(directory));
}

void addRandomSocket(Random& random, SnapshotBuilder& builder) {
    Socket socket = randomSocket(random);
    if (socket.protocol == Protocol::Unix) {
        if (const auto name = randomName(random, builder.snapshot())) socket.name = *name;
        if (const auto name = randomName(random, builder.snapshot())) socket.peerName = *name;
    }
    builder.add(socket);
}

}   // namespace

std::uint32_t below(Random& random, std::uint32_t end) {
    return static_cast<std::uint32_t>(random() % end);
}

bool oneIn(Random& random, std::uint32_t times) {
    return below(random, times) == 0;
}

Socket randomSocket(Random& random) {
    Socket socket;
    socket.protocol = static_cast<Protocol>(below(random, 3));
    socket.family = socket.protocol == Protocol::Unix ? Family::Unix : static_cast<Family>(below(random, 2));
    socket.state = static_cast<State>(1 + below(random, 11));
    if (socket.protocol != Protocol::Unix) {
        socket.localAddress = randomAddress(random);
        socket.remoteAddress = randomAddress(random);
        socket.localPort = Port{static_cast<std::uint16_t>(below(random, 3) * 22)};
        socket.remotePort = Port{static_cast<std::uint16_t>(below(random, 3) * 22)};
    } else {
        socket.unixType =
            pick(random, std::array{UnixType::Stream, UnixType::Datagram, UnixType::SequencedPacket});
        sometimes(random, socket.peerInode, 3);
    }
    sometimes(random, socket.cookie, 40);
    sometimes(random, socket.cgroup, 4);
    sometimes(random, socket.inode, 3);
    sometimes(random, socket.uid, 4);
    sometimes(random, socket.receiveQueue, 3);
    sometimes(random, socket.sendQueue, 3);
    sometimes(random, socket.interface, 3);
    sometimes(random, socket.retransmits, 3);
    sometimes(random, socket.shutdown, 4);
    sometimes(random, socket.ipv6Only, 2);
    sometimes(random, socket.timer, 5);
    if (socket.timer) sometimes(random, socket.timerExpiresMs, 3);
    return socket;
}

Snapshot randomSnapshot(Random& random, std::uint32_t sockets) {
    SnapshotBuilder builder;
    for (std::uint32_t row = 0; row < sockets; ++row) addRandomSocket(random, builder);
    addChance(random, builder);
    return builder.take();
}

Snapshot randomSuccessor(Random& random, const Snapshot& older) {
    SnapshotBuilder builder;
    builder.snapshot().capturedAt = older.capturedAt + Milliseconds(1000);
    // The names move even where they stay the same.
    builder.snapshot().names = {"/run/new"};
    std::vector<std::uint32_t> order(older.sockets.size());
    std::iota(order.begin(), order.end(), 0U);
    if (oneIn(random, 2)) std::ranges::shuffle(order, random);
    for (const std::uint32_t row : order) {
        if (oneIn(random, 8)) continue;
        Socket socket = older.sockets[row];
        const auto keepName = [&](auto& index, std::string_view name) {
            if (!index) return;
            index = NameIndex{static_cast<std::uint32_t>(builder.snapshot().names.size())};
            builder.snapshot().names.emplace_back(oneIn(random, 9) ? "/run/renamed" : name);
        };
        keepName(socket.name, older.nameOf(socket));
        keepName(socket.peerName, older.peerNameOf(socket));
        if (oneIn(random, 6)) socket.receiveQueue = below(random, 3);
        if (oneIn(random, 9)) socket.state = static_cast<State>(1 + below(random, 11));
        builder.add(socket);
        if (oneIn(random, 9)) builder.add(socket);
        if (oneIn(random, 9)) addRandomSocket(random, builder);
    }
    addChance(random, builder);
    return builder.take();
}

}   // namespace socklens::test
