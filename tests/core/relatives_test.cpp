// Which sockets belong to one another.
#include <QTest>

#include "app/core/relatives.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

Socket listener(std::uint64_t cookie, const char* at, int port = 443) {
    Socket socket = tcpSocket(cookie, State::Listen);
    socket.localAddress = address(at);
    socket.family = socket.localAddress.isInet() ? Family::Inet : Family::Inet6;
    socket.remoteAddress = address(socket.localAddress.isInet() ? "0.0.0.0" : "::");
    socket.localPort = static_cast<Port>(port);
    socket.remotePort = Port{};
    return socket;
}

}   // namespace

class RelativesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fit_data() {
        QTest::addColumn<Socket>("candidate");
        QTest::addColumn<ListenerFit>("fit");
        QTest::newRow("its very address") << listener(1, "10.0.0.1") << ListenerFit::Exact;
        QTest::newRow("every address") << listener(1, "0.0.0.0") << ListenerFit::Wildcard;
        QTest::newRow("both families") << listener(1, "::") << ListenerFit::DualStack;
        Socket six = listener(1, "::");
        six.ipv6Only = Ipv6Only::Yes;
        QTest::newRow("IPv6 only") << six << ListenerFit::None;
        QTest::newRow("another address") << listener(1, "10.0.0.9") << ListenerFit::None;
        QTest::newRow("another port") << listener(1, "10.0.0.1", 80) << ListenerFit::None;
        Socket device = listener(1, "0.0.0.0");
        device.interface = InterfaceIndex{7};
        QTest::newRow("of a device") << device << ListenerFit::None;
        Socket open = listener(1, "10.0.0.1");
        open.state = State::Close;
        QTest::newRow("does not listen") << open << ListenerFit::None;
        Socket udp = listener(1, "10.0.0.1");
        udp.protocol = Protocol::Udp;
        QTest::newRow("UDP") << udp << ListenerFit::None;
    }

    void fit() {
        QFETCH(const Socket, candidate);
        QFETCH(const ListenerFit, fit);
        QCOMPARE(listenerFit(candidate, tcpSocket(9)), fit);
        QCOMPARE(listenerFit(candidate, listener(9, "10.0.0.1")),
                 ListenerFit::None);   // a listener came in by none
    }

    /// Whatever the order in which they are met.
    void theBestListenerCounts() {
        for (const bool turned : {false, true}) {
            SnapshotBuilder builder;
            const auto connection = builder.add(tcpSocket(9));
            std::vector<Socket> listeners{listener(1, "::"), listener(2, "0.0.0.0"), listener(3, "10.0.0.1"),
                                          listener(4, "10.0.0.1"), listener(5, "0.0.0.0")};
            if (turned) std::ranges::reverse(listeners);
            for (const Socket& each : listeners) builder.add(each);
            const Snapshot snapshot = builder.take();
            const auto found = relativesOf(snapshot, connection).listener;
            QVERIFY(found);
            QCOMPARE(snapshot.sockets[*found].cookie, Cookie{turned ? 4U : 3U});
        }
    }

    void theOtherEnd() {
        SnapshotBuilder builder;
        const auto server = builder.add(tcpSocket(1));
        Socket other = tcpSocket(2);
        std::swap(other.localAddress, other.remoteAddress);
        std::swap(other.localPort, other.remotePort);
        Socket almost = other;
        almost.localPort = Port{40001};
        builder.add(almost);
        Socket udp = other;
        udp.protocol = Protocol::Udp;
        builder.add(udp);
        const auto client = builder.add(other);
        const Snapshot snapshot = builder.take();
        QVERIFY((relativesOf(snapshot, server) == Relatives{{}, client}));
        QVERIFY((relativesOf(snapshot, client) == Relatives{{}, server}));
    }

    void theOtherEndOfAUnixSocket() {
        SnapshotBuilder builder;
        for (const unsigned inode : {5U, 6U, 7U}) {
            const auto row = builder.addUnix(inode, {});
            builder.snapshot().sockets[row].inode = Inode{inode};
        }
        builder.snapshot().sockets[0].peerInode = Inode{7};
        builder.snapshot().sockets[2].peerInode = Inode{5};
        const Snapshot snapshot = builder.take();
        QVERIFY((relativesOf(snapshot, 0) == Relatives{{}, 2U}));
        QVERIFY((relativesOf(snapshot, 1) == Relatives{}));
        QVERIFY((relativesOf(snapshot, 2) == Relatives{{}, 0U}));
    }

    /// A veth pair joins two namespaces, loopback none, and a listener takes what comes to its own.
    void inAnotherNetworkNamespace() {
        for (const char* server : {"10.0.0.2", "127.0.0.1"}) {
            SnapshotBuilder builder;
            Socket client = tcpSocket(1);
            client.remoteAddress = address(server);
            Socket accepted = client;
            accepted.cookie = Cookie{2};
            std::swap(accepted.localAddress, accepted.remoteAddress);
            std::swap(accepted.localPort, accepted.remotePort);
            if (client.remoteAddress.isLoopback())
                accepted.remoteAddress = client.localAddress = address("127.0.0.1");
            const auto there = builder.add(client);
            builder.add(listener(3, "0.0.0.0", number(accepted.localPort)));
            const auto here = builder.add(accepted);
            Snapshot snapshot = builder.take();
            snapshot.sections = {{snapshot.networkNamespace, "own", 0, {}},
                                 {NetworkNamespace{77}, "blue", here, {}}};
            const bool isJoined = !client.remoteAddress.isLoopback();
            QVERIFY(
                (relativesOf(snapshot, here) == Relatives{{}, isJoined ? std::optional(there) : std::nullopt}));
        }
    }

    void connectedToItself() {
        SnapshotBuilder builder;
        Socket self = tcpSocket(1);
        self.remoteAddress = self.localAddress;
        self.remotePort = self.localPort;
        builder.add(self);
        QVERIFY(relativesOf(builder.take(), 0) == Relatives{});
    }
};

QTEST_GUILESS_MAIN(RelativesTest)
#include "relatives_test.moc"
