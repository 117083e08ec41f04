// SOCK_DESTROY of what is neither plain TCP nor UDP: RAW, PACKET and NETLINK, which Socklens does not list, and
// the parts of MPTCP, which it lists as the TCP connections that they are.
#include <QTest>

#include "app/probe/collector.h"
#include "tests/lab/acting.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/wait.h"

#include <algorithm>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/stat.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

const Endpoint loopback{"127.0.0.1", 0};

std::uint32_t inodeOf(int descriptor) {
    struct stat status {};
    if (fstat(descriptor, &status) != 0) throw std::runtime_error("fstat");
    return static_cast<std::uint32_t>(status.st_ino);
}

std::vector<Socket> tcpWithPort(std::uint16_t port) {
    std::vector<Socket> found;
    const SnapshotPointer snapshot = Collector().sample({.owners = false, .tcpInfo = false});
    for (const Socket& socket : snapshot->sockets)
        if (socket.protocol == Protocol::Tcp &&
            (number(socket.localPort) == port || number(socket.remotePort) == port))
            found.push_back(socket);
    return found;
}

FileDescriptor multipathSocket() {
    constexpr int multipath = 262;   // IPPROTO_MPTCP, which older headers do not have
    return FileDescriptor(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, multipath));
}

}   // namespace

class DestroyKindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { LAB_NEEDS_PERFORMER(); }
    void unlisted_data();
    void unlisted();
    void multipathListener();
    void multipathConnection();

private:
    /// Null where the kernel has no MPTCP.
    static FileDescriptor multipathListenerOnLoopback() {
        FileDescriptor listener = multipathSocket();
        if (!listener) return listener;
        bindTo(listener.get(), loopback);
        if (::listen(listener.get(), 4) != 0) throw std::runtime_error("listen");
        return listener;
    }
};

void DestroyKindsTest::unlisted_data() {
    QTest::addColumn<int>("domain");
    QTest::addColumn<int>("protocol");
    QTest::newRow("RAW") << AF_INET << int{IPPROTO_ICMP};
    QTest::newRow("PACKET") << AF_PACKET << 0;
    QTest::newRow("NETLINK") << AF_NETLINK << 0;
}

/// Nothing is said of it, and whoever names it all the same hits nothing.
void DestroyKindsTest::unlisted() {
    QFETCH(int, domain);
    QFETCH(int, protocol);
    const FileDescriptor other(socket(domain, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
    if (!other) QSKIP("Such sockets are refused here.");
    const Cookie cookie{cookieOf(other.get())};
    const Inode inode{inodeOf(other.get())};
    const SnapshotPointer snapshot = Collector().sample({.owners = false, .tcpInfo = false});
    QVERIFY(std::ranges::none_of(snapshot->sockets, [&](const Socket& socket) {
        return socket.cookie == cookie || socket.inode == inode;
    }));
    const FileDescriptor udp = boundSocket(SOCK_DGRAM, loopback);
    for (const Protocol named : {Protocol::Udp, Protocol::Tcp}) {
        SocketTarget target = lab::targetOf(udp.get());
        target.cookie = cookie;
        target.inode = inode;
        target.protocol = named;
        target.state = named == Protocol::Tcp ? State::Established : State::Close;
        LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::AlreadyGone, "gone already");
    }
    QCOMPARE(received(other.get()), EAGAIN);   // no error was put on it
    QCOMPARE(received(udp.get()), EAGAIN);
}

void DestroyKindsTest::multipathListener() {
    const FileDescriptor listener = multipathListenerOnLoopback();
    if (!listener) QSKIP("This kernel has no MPTCP.");
    const auto rows = tcpWithPort(localEndpoint(listener.get()).port);
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows.front().state, State::Listen);
    const SocketTarget target = socklens::targetOf(rows.front());
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Impossible, "Invalid argument");
    QCOMPARE(stateOf(target), State::Listen);
}

void DestroyKindsTest::multipathConnection() {
    const FileDescriptor listener = multipathListenerOnLoopback();
    if (!listener) QSKIP("This kernel has no MPTCP.");
    const Endpoint local = localEndpoint(listener.get());
    const FileDescriptor client = multipathSocket();
    const SocketAddress address = toSocketAddress(local);
    QVERIFY(::connect(client.get(), address.get(), address.length) == 0 || errno == EINPROGRESS);
    const FileDescriptor server = acceptFrom(listener.get());
    const auto isServersEnd = [&](const Socket& socket) {
        return socket.state == State::Established && number(socket.localPort) == local.port;
    };
    const auto rows = tcpWithPort(local.port);
    const auto row = std::ranges::find_if(rows, isServersEnd);
    QVERIFY(row != rows.end());
    const SocketTarget target = socklens::targetOf(*row);
    const auto before = resetsSent();
    LAB_VERIFY_RESULT(perform(Abort{target, {}}), Outcome::Done, "RST went to its peer");
    QCOMPARE(resetsSent(), before + 1);
    QVERIFY(!isListed(target));
    QCOMPARE(tcpWithPort(local.port).front().state, State::Listen);   // and nothing else of it
}

int main(int argc, char** argv) {
    return runActing<DestroyKindsTest>(argc, argv);
}

#include "destroy_kinds_test.moc"
