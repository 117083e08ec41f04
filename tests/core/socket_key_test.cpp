// What makes a socket the same socket in two samples.
#include <QTest>

#include "app/core/socket_key.h"
#include "tests/support/snapshot_builder.h"

#include <functional>
#include <unordered_set>

using namespace socklens;
using socklens::test::address;
using socklens::test::tcpSocket;

namespace {

constexpr NetworkNamespace here{1};
constexpr NetworkNamespace there{2};

using Change = std::function<void(Socket&)>;

}   // namespace

class SocketKeyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withCookie_data();
    void withCookie();
    void withoutCookie_data();
    void withoutCookie();
    void otherNamespace();
    void equalKeysHaveEqualHashes();
    void hashSpreads();
};

void SocketKeyTest::withCookie_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("same");
    QTest::newRow("nothing") << Change([](Socket&) {}) << true;
    QTest::newRow("state") << Change([](Socket& s) { s.state = State::TimeWait; }) << true;
    QTest::newRow("inode lost") << Change([](Socket& s) { s.inode = std::nullopt; }) << true;
    QTest::newRow("bound") << Change([](Socket& s) { s.localPort = Port{99}; }) << true;
    QTest::newRow("connected") << Change([](Socket& s) { s.remoteAddress = address("10.9.9.9"); }) << true;
    QTest::newRow("queue") << Change([](Socket& s) { s.receiveQueue = 5; }) << true;
    QTest::newRow("cookie") << Change([](Socket& s) { s.cookie = Cookie{8}; }) << false;
    QTest::newRow("protocol") << Change([](Socket& s) { s.protocol = Protocol::Udp; }) << false;
}

void SocketKeyTest::withCookie() {
    QFETCH(Change, change);
    Socket socket = tcpSocket(7);
    socket.inode = Inode{70};
    Socket changed = socket;
    change(changed);
    QTEST(keyOf(socket, here) == keyOf(changed, here), "same");
}

void SocketKeyTest::withoutCookie_data() {
    QTest::addColumn<State>("state");
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("same");
    const Change otherInode = [](Socket& s) { s.inode = Inode{71}; };
    const Change ended = [](Socket& s) {
        s.state = State::TimeWait;
        s.inode = std::nullopt;
    };
    QTest::newRow("a connection that ends") << State::Established << Protocol::Tcp << ended << true;
    QTest::newRow("the inode of a connection") << State::Established << Protocol::Tcp << otherInode << true;
    QTest::newRow("two listeners on one port") << State::Listen << Protocol::Tcp << otherInode << false;
    QTest::newRow("two bound sockets") << State::Close << Protocol::Tcp << otherInode << false;
    QTest::newRow("two UDP sockets") << State::Close << Protocol::Udp << otherInode << false;
    QTest::newRow("two connected UDP sockets") << State::Established << Protocol::Udp << otherInode << false;
    QTest::newRow("two UNIX sockets") << State::Established << Protocol::Unix << otherInode << false;

    const std::pair<const char*, Change> addresses[] = {
        {"local port", [](Socket& s) { s.localPort = Port{1}; }},
        {"remote port", [](Socket& s) { s.remotePort = Port{1}; }},
        {"local address", [](Socket& s) { s.localAddress = address("::1"); }},
        {"remote address", [](Socket& s) { s.remoteAddress = address("::1"); }},
    };
    for (const auto& [name, change] : addresses)
        QTest::newRow(name) << State::Established << Protocol::Tcp << change << false;
}

void SocketKeyTest::withoutCookie() {
    QFETCH(State, state);
    QFETCH(Protocol, protocol);
    QFETCH(Change, change);
    Socket socket = tcpSocket(0, state);
    socket.protocol = protocol;
    socket.inode = Inode{70};
    Socket changed = socket;
    change(changed);
    QTEST(keyOf(socket, here) == keyOf(changed, here), "same");
}

void SocketKeyTest::otherNamespace() {
    for (const std::uint64_t cookie : {std::uint64_t{7}, std::uint64_t{0}})
        QVERIFY(keyOf(tcpSocket(cookie), here) != keyOf(tcpSocket(cookie), there));
}

void SocketKeyTest::equalKeysHaveEqualHashes() {
    const std::hash<SocketKey> hash;
    for (const std::uint64_t cookie : {std::uint64_t{7}, std::uint64_t{0}}) {
        Socket ended = tcpSocket(cookie);
        ended.state = State::TimeWait;
        QCOMPARE(hash(keyOf(ended, here)), hash(keyOf(tcpSocket(cookie), here)));
    }
}

void SocketKeyTest::hashSpreads() {
    std::unordered_set<std::size_t> hashes;
    constexpr std::uint16_t ports = 20000;
    for (std::uint16_t port = 1; port <= ports; ++port) {
        Socket socket = tcpSocket(0);
        socket.remotePort = Port{port};
        hashes.insert(std::hash<SocketKey>{}(keyOf(socket, here)));
        hashes.insert(std::hash<SocketKey>{}(keyOf(tcpSocket(port), here)));
    }
    QVERIFY(hashes.size() > 2 * ports - 10);
}

QTEST_APPLESS_MAIN(SocketKeyTest)
#include "socket_key_test.moc"
