// The window's agent in other network namespaces: they are seen and acted in while that is wished, with all of its
// rights and with those that are left after pkexec. In namespaces of the test's own; only root can make them.
#include <QCoreApplication>
#include <QTest>

#include "tests/agent/talking_agent.h"
#include "tests/lab/network_room.h"
#include "tests/lab/private_namespace.h"

#include <algorithm>
#include <optional>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;
using lab::NetworkRoom;

namespace {

constexpr wire::Wishes whenAsked(bool allNetworks) {
    return {std::chrono::hours(1), false, false, allNetworks};
}

std::optional<SocketTarget> targetIn(const Snapshot& snapshot, const NetworkRoom& room, State state) {
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row)
        if (snapshot.networkNameOf(row) == room.name() && snapshot.sockets[row].state == state)
            return targetOf(snapshot, row);
    return std::nullopt;
}

/// The TIME_WAIT that every room has.
std::optional<SocketTarget> leftoverIn(const Snapshot& snapshot, const NetworkRoom& room) {
    return targetIn(snapshot, room, State::TimeWait);
}

}   // namespace

class NetworksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        if (geteuid() != 0) QSKIP("Only root can make network namespaces with names.");
    }

    void seenAndActedInWhileWished_data() {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("with all rights") << QStringList();
        QTest::newRow("confined") << QStringList{"--confine"};
    }

    void seenAndActedInWhileWished() {
        QFETCH(QStringList, options);
        lab::takeOwnRun();
        const NetworkRoom room("socklens-a");
        TalkingAgent agent(options);
        agent.start(whenAsked(false));
        QVERIFY(agent.snapshot(0).sections.empty());

        agent.send(whenAsked(true));
        const auto leftover = leftoverIn(agent.snapshot(1), room);
        QVERIFY(leftover);
        QCOMPARE(leftover->networkNamespace,
                 (Compact<NetworkNamespace, Unknown::Zero>(NetworkNamespace{room.inode()})));

        const auto connection = targetIn(agent.snapshot(1), room, State::Established);
        QVERIFY(connection);
        agent.send(wire::Question{1, TcpInfoQuery{*connection}});
        const auto figures = std::get<TcpInfoAnswer>(agent.await<wire::Reply>().answer);
        QVERIFY2(figures, figures ? "" : english(figures.error()).c_str());

        agent.send(whenAsked(false));
        QVERIFY(agent.snapshot(2).sections.empty());
        agent.send(wire::Batch{2, {Release{*leftover}}});
        QCOMPARE(agent.await<wire::BatchResults>().results.at(0).outcome, Outcome::Refused);

        agent.send(whenAsked(true));
        QVERIFY(leftoverIn(agent.snapshot(4), room));   // the third came after the action
        agent.send(wire::Batch{3, {Release{*leftover}}});
        const auto results = agent.await<wire::BatchResults>().results;
        QVERIFY2(results.at(0).outcome == Outcome::Done, english(results.at(0).message).c_str());
        QVERIFY(!leftoverIn(agent.snapshot(5), room));
    }
};

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    // Under AddressSanitizer: looking for leaks starts a process, which the confined agent may not.
    qputenv("ASAN_OPTIONS", "detect_leaks=0");
    const QCoreApplication application(argc, argv);
    NetworksTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "networks_test.moc"
