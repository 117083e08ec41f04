// What a session concludes while it watches: it asks for the settings that matter by itself, says who has died,
// and remembers across an exchange of probes.
#include <QPointer>
#include <QtTest>

#include "app/session/monitor_session.h"
#include "tests/session/fake_probe.h"
#include "tests/support/snapshot_builder.h"

#include <csignal>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

constexpr auto begin = Timestamp(std::chrono::hours(500'000));

struct Watched {
    QPointer<FakeProbe> own;
    QPointer<FakeProbe> elevated;
    MonitorSession session{[this] {
                               own = new FakeProbe;
                               return std::unique_ptr<Probe>(own);
                           },
                           [this] {
                               elevated = new FakeProbe(false);
                               return std::unique_ptr<Probe>(elevated);
                           }};
    std::vector<DeathReport> deaths;
    ProcessPointer client;

    Watched() {
        QObject::connect(&session, &MonitorSession::died, &session,
                         [this](const std::vector<DeathReport>& reports) {
                             deaths.insert(deaths.end(), reports.begin(), reports.end());
                         });
    }

    /// With somebody else, where that has a name.
    void showAlive(FakeProbe& probe, const char* another = nullptr) {
        SnapshotBuilder builder;
        Socket socket = tcpSocket(7);
        socket.inode = Inode{70};
        builder.hold(builder.add(socket), builder.addProcess(4242, "python3"));
        socket = tcpSocket(8);
        socket.inode = Inode{80};
        if (another != nullptr) builder.hold(builder.add(socket), builder.addProcess(4343, another));
        builder.snapshot().capturedAt = begin;
        probe.show(builder.take());
        client = session.picture()->snapshot->processes.front();
    }

    void showLeftover(FakeProbe& probe, Timestamp at) {
        SnapshotBuilder builder;
        Socket socket = tcpSocket(7, State::TimeWait);
        socket.inode = {};
        socket.uid = {};
        builder.add(socket);
        builder.snapshot().capturedAt = at;
        probe.show(builder.take());
    }
};

}   // namespace

class InsightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForSettings();
    void saysWhoDied();
    void remembersWithMoreRights();
    void aDeathJustBeforeTheExchange();
    void aDeathThatBothNoticed();
};

void InsightTest::asksForSettings() {
    Watched watched;
    watched.showAlive(*watched.own);
    QCOMPARE(watched.own->askedBySession.size(), 1U);
    QVERIFY(std::holds_alternative<SysctlsQuery>(watched.own->askedBySession.front().second));
    watched.own->answer(
        watched.own->askedBySession.front().first,
        SysctlsAnswer{{Sysctl::TcpFinTimeout, "75", {}, {}}, {Sysctl::IpLocalPortRange, "1000 2000", {}, {}}});
    const PortFacts facts = watched.session.portFacts();
    QCOMPARE(facts.settings.last, Port{2000});
    QCOMPARE(facts.timers.finTimeoutSeconds, 75);
    watched.showLeftover(*watched.own, begin + 29s);
    QVERIFY(watched.own->askedBySession.empty());
    watched.showLeftover(*watched.own, begin + 30s);   // somebody else may have changed them
    QCOMPARE(watched.own->askedBySession.size(), 1U);
}

void InsightTest::saysWhoDied() {
    Watched watched;
    watched.showAlive(*watched.own);
    watched.own->events.exits.push_back({watched.client, begin + 1s, SIGSEGV});
    watched.own->events.lost = 3;
    watched.showLeftover(*watched.own, begin + 2s);
    QCOMPARE(watched.deaths.size(), 1U);
    QCOMPARE(watched.deaths.front().process->name, std::string("python3"));
    QCOMPARE(watched.deaths.front().left, 1U);
    QCOMPARE(watched.session.conclusions().lostEvents, 3U);
}

void InsightTest::remembersWithMoreRights() {
    Watched watched;
    watched.showAlive(*watched.own);
    watched.session.unlock();
    watched.elevated->becomeReady();
    watched.showLeftover(*watched.elevated, begin + 2s);
    const FormerOwner& owner = watched.session.portFacts().memory->formerOwner(0);
    QVERIFY(owner.process);
    QCOMPARE(owner.process->name, std::string("python3"));
    QVERIFY(owner.confidence == Confidence::Seen);
}

/// It was noticed after the last picture of the former probe.
void InsightTest::aDeathJustBeforeTheExchange() {
    Watched watched;
    watched.showAlive(*watched.own);
    watched.own->events.exits.push_back({watched.client, begin + 1s, SIGSEGV});
    watched.session.unlock();
    watched.elevated->becomeReady();
    QVERIFY(watched.deaths.empty());
    watched.showLeftover(*watched.elevated, begin + 2s);
    QCOMPARE(watched.deaths.size(), 1U);
    QCOMPARE(watched.deaths.front().left, 1U);
    watched.elevated->fail("Killed.");   // told once is enough
    watched.showLeftover(*watched.own, begin + 3s);
    QCOMPARE(watched.deaths.size(), 1U);
}

void InsightTest::aDeathThatBothNoticed() {
    Watched watched;
    watched.showAlive(*watched.own, "node");
    const ProcessPointer other = watched.session.picture()->snapshot->processes.back();
    watched.session.unlock();
    watched.own->events.exits.push_back({watched.client, begin + 1s, std::nullopt});
    watched.showLeftover(*watched.own, begin + 2s);   // told before the rights are given
    QCOMPARE(watched.deaths.size(), 1U);
    watched.own->events.exits.push_back({other, begin + 3s, std::nullopt});
    watched.elevated->events.exits.push_back({watched.client, begin + 1s, SIGSEGV});
    watched.elevated->events.exits.push_back({other, begin + 3s, SIGKILL});
    watched.elevated->becomeReady();
    watched.showLeftover(*watched.elevated, begin + 4s);
    QCOMPARE(watched.deaths.size(), 2U);
    QCOMPARE(watched.deaths.back().process->name, std::string("node"));
    QVERIFY(watched.deaths.back().death.waitStatus == SIGKILL);
}

QTEST_GUILESS_MAIN(InsightTest)
#include "insight_test.moc"
