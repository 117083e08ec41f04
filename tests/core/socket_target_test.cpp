// Which socket is meant, whether it is a leftover, and how it is named.
#include <QTest>

#include "app/core/socket_target.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

Socket inetSocket(Protocol protocol, State state, const char* local, std::uint16_t localPort,
                  const char* remote = nullptr, std::uint16_t remotePort = 0) {
    Socket socket = tcpSocket(1, state);
    socket.protocol = protocol;
    socket.localAddress = address(local);
    socket.localPort = Port{localPort};
    socket.remoteAddress = remote != nullptr ? address(remote) : Address{};
    socket.remotePort = Port{remotePort};
    return socket;
}

Socket withInode(Socket socket, std::uint32_t inode) {
    socket.inode = Inode{inode};
    return socket;
}

}   // namespace

class SocketTargetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leftovers_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("withoutOwner");
        QTest::addColumn<bool>("held");
        const auto row = [](State state, bool withoutOwner, bool held) {
            QTest::newRow(toText(state).data()) << static_cast<int>(state) << withoutOwner << held;
        };
        row(State::TimeWait, true, true);   // after shutdown(2) the descriptor may still be open
        for (const State closing : {State::FinWait1, State::FinWait2, State::LastAck, State::Closing})
            row(closing, true, false);
        for (const State living :
             {State::Established, State::SynSent, State::SynRecv, State::Close, State::CloseWait, State::Listen})
            row(living, false, false);
    }
    void leftovers() {
        QFETCH(int, state);
        const Socket socket = inetSocket(Protocol::Tcp, static_cast<State>(state), "10.0.0.1", 80, "10.0.0.2", 9);
        QTEST(isLeftover(targetOf(socket)), "withoutOwner");
        QTEST(isLeftover(targetOf(withInode(socket, 5))), "held");
        Socket udp = socket;
        udp.protocol = Protocol::Udp;
        QVERIFY(!isLeftover(targetOf(udp)));
    }

    void names() {
        const auto named = [](const Socket& socket) { return QString::fromStdString(toText(targetOf(socket))); };
        QCOMPARE(named(inetSocket(Protocol::Tcp, State::Established, "10.0.0.1", 80, "10.0.0.2", 1234)),
                 QStringLiteral("tcp 10.0.0.1:80 → 10.0.0.2:1234"));
        QCOMPARE(named(inetSocket(Protocol::Udp, State::Close, "::1", 53)), QStringLiteral("udp [::1]:53"));
        Socket local;
        local.protocol = Protocol::Unix;
        QCOMPARE(named(local), QStringLiteral("unix inode unknown"));
        QCOMPARE(named(withInode(local, 5000)), QStringLiteral("unix inode 5000"));
    }
};

QTEST_GUILESS_MAIN(SocketTargetTest)
#include "socket_target_test.moc"
