// Unlock by the real pkexec and polkitd. Run by tests/link/polkit_session, as an ordinary user in namespaces of
// its own, with the name of one test function: each needs another answer of polkit.
#include <QTest>

#include "tests/link/watched_agent.h"

#include <QCoreApplication>
#include <cerrno>
#include <csignal>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

class PkexecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void granted();
    void refused();
    void nobodyToAsk();

private:
    static tl::expected<Launch, Message> launch() {
        LaunchFacts facts = launchFacts();
        facts.programDirectory.clear();
        facts.installedAgent = qEnvironmentVariable("SOCKLENS_INSTALLED_AGENT");
        return launchPlan(LaunchTarget::Elevated, facts);
    }
};

void PkexecTest::granted() {
    WatchedAgent agent{launch()};
    QVERIFY2(agent.becomesReady(), agent.failures.empty() ? "" : agent.failures[0].c_str());
    const Capabilities& can = agent.probe->capabilities();
    QVERIFY(getuid() != 0);
    QCOMPARE(number(can.effectiveUid), 0U);
    QVERIFY(can.elevated && can.noNewPrivileges && can.seccomp);
    QVERIFY(can.seesAllOwners && can.signalsAnyone && can.administersNetwork && can.duplicatesAnyone);
    QVERIFY(agent.comesTrue([&] { return !agent.snapshots.empty(); }));
    QVERIFY(agent.snapshots[0]->coverage.processesUnreadable <= 1);   // pid 1 is out of reach on some machines
    QVERIFY2(agent.notes.empty(), agent.notes.empty() ? "" : agent.notes[0].c_str());

    // Root's process, which this user may not signal, ends with its input.
    const Pid pid = can.self;
    agent.probe.reset();
    QVERIFY(WatchedAgent::comesTrue([&] { return kill(number(pid), 0) != 0 && errno == ESRCH; }));
}

void PkexecTest::refused() {
    WatchedAgent agent{launch()};
    QVERIFY(agent.fails());
    QVERIFY2(agent.failures[0].find("not granted") != std::string::npos, agent.failures[0].c_str());
}

void PkexecTest::nobodyToAsk() {
    WatchedAgent agent{launch()};
    QVERIFY(agent.fails());
    QVERIFY2(agent.failures[0].find("no polkit authentication agent runs") != std::string::npos,
             agent.failures[0].c_str());
}

QTEST_GUILESS_MAIN(PkexecTest)
#include "pkexec_test.moc"
