// Which leftovers belong together, and which setting matters for a socket.
#include <QTest>
#include <array>

#include "app/core/release_scope.h"
#include "app/core/sysctl_advice.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

Socket at(std::uint64_t cookie, State state, std::uint16_t localPort, const char* remote) {
    Socket socket = tcpSocket(cookie, state);
    socket.localPort = Port{localPort};
    socket.remoteAddress = address(remote);
    socket.remotePort = Port{static_cast<std::uint16_t>(cookie)};
    return socket;
}

}   // namespace

class ReleaseScopeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWiderOnesHoldMore() {
        SnapshotBuilder builder;
        const auto server = builder.addProcess(10, "server");
        const auto listener = builder.add(at(1, State::Listen, 80, "0.0.0.0"));
        builder.hold(listener, server);
        builder.hold(builder.add(at(2, State::Listen, 443, "0.0.0.0")), server);
        const auto first = builder.add(at(3, State::TimeWait, 80, "10.0.0.1"));
        const auto second = builder.add(at(4, State::FinWait2, 80, "10.0.0.2"));
        const auto third = builder.add(at(5, State::TimeWait, 443, "10.0.0.1"));
        const auto stranger = builder.add(at(6, State::LastAck, 5000, "10.0.0.9"));
        const auto alive = builder.add(at(7, State::Established, 80, "10.0.0.1"));
        const Snapshot snapshot = builder.take();

        const auto scopes = releaseScopes(snapshot, std::vector{first, alive, listener});
        using Rows = std::vector<std::uint32_t>;
        QCOMPARE(scopes.size(), 5U);
        QVERIFY(scopes[0].kind == ScopeKind::Selection && scopes[0].rows == Rows{first});
        QVERIFY(scopes[1].kind == ScopeKind::LocalPort && scopes[1].rows == (Rows{first, second}));
        QCOMPARE(english(scopes[1].name), std::string("80"));
        QVERIFY(scopes[2].kind == ScopeKind::Remote && scopes[2].rows == (Rows{first, third}));
        QVERIFY(scopes[3].kind == ScopeKind::Server && scopes[3].rows == (Rows{first, second, third}));
        QCOMPARE(scopes[3].process->name, std::string("server"));
        QVERIFY(scopes[4].kind == ScopeKind::Everything &&
                scopes[4].rows == (Rows{first, second, third, stranger}));
    }

    /// A client's leftovers have nothing in common but whom it talked to.
    void theServiceThatWasCalled() {
        SnapshotBuilder builder;
        for (const std::uint16_t localPort : std::array<std::uint16_t, 3>{40001, 40002, 40003}) {
            Socket socket = at(localPort, State::TimeWait, localPort, "10.0.0.1");
            socket.remotePort = Port{443};
            builder.add(socket);
        }
        builder.add(at(9, State::TimeWait, 40004, "10.0.0.1"));
        const Snapshot snapshot = builder.take();
        const auto scopes = releaseScopes(snapshot, std::vector{0U});
        QVERIFY(scopes[1].kind == ScopeKind::Service && scopes[1].rows == (std::vector<std::uint32_t>{0, 1, 2}));
        QCOMPARE(english(scopes[1].name), std::string("10.0.0.1 port 443"));
        QVERIFY(scopes[2].kind == ScopeKind::Remote && scopes[2].rows.size() == 4);
    }

    void whatAddsNothingIsNotOffered() {
        SnapshotBuilder builder;
        builder.add(at(1, State::TimeWait, 80, "10.0.0.1"));
        const Snapshot snapshot = builder.take();
        QCOMPARE(releaseScopes(snapshot, std::vector{0U}).size(), 1U);
    }

    void everyStateHasASetting() {
        for (int state = 1; state <= static_cast<int>(State::Closing); ++state)
            QVERIFY(settingFor(tcpSocket(1, static_cast<State>(state))).has_value());
        QVERIFY(settingFor(tcpSocket(1, State::FinWait2)) == Sysctl::TcpFinTimeout);
        QVERIFY(settingFor(tcpSocket(1, State::TimeWait)) != Sysctl::TcpFinTimeout);   // a common mistake
        Socket local;
        local.protocol = Protocol::Unix;
        QVERIFY(!settingFor(local));
    }
};

QTEST_GUILESS_MAIN(ReleaseScopeTest)
#include "release_scope_test.moc"
