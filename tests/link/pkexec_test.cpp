// Unlock by the real pkexec and polkitd. Run by tests/link/polkit_session, as an ordinary user in namespaces of
// its own, with the name of one test function: each needs another answer of polkit.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/link/thread_probe.h"
#include "app/session/monitor_session.h"
#include "tests/link/declining_person.h"
#include "tests/link/watched_agent.h"
#include "tests/support/child.h"

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
    void givenBack();
    void onlyToServe();
    void refused();
    void nobodyToAsk();
    void cancelled();

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

/// Root's agent ends, and the window goes on as its user without a gap.
void PkexecTest::givenBack() {
    MonitorSession session([] { return std::make_unique<ThreadProbe>(); },
                           [] { return std::make_unique<AgentProbe>(launch()); });
    int failures = 0;
    connect(&session, &MonitorSession::elevationFailed, this, [&] { ++failures; });
    for (int times = 1; times <= 2; ++times) {   // it can be asked for again
        session.unlock();
        QVERIFY(WatchedAgent::comesTrue([&] { return session.rights() == MonitorSession::Rights::Elevated; }));
        QVERIFY(session.capabilities().elevated);
        const Pid pid = session.capabilities().self;
        const auto before = session.picture();
        session.lock();
        QVERIFY(session.rights() == MonitorSession::Rights::Own);
        QVERIFY(!session.capabilities().elevated);
        QVERIFY(session.picture() == before);
        QTRY_VERIFY_WITH_TIMEOUT(kill(number(pid), 0) != 0 && errno == ESRCH, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(session.picture() != before, 20'000);
    }
    QCOMPARE(failures, 0);
}

/// What is granted, and kept for a while, is the agent that confines itself: no other command of the same program.
void PkexecTest::onlyToServe() {
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("file"));
    QProcess process;
    const auto granted = launch();
    QVERIFY(granted);
    QStringList arguments = granted->arguments;
    arguments.removeLast();
    process.start(granted->program,
                  arguments + QStringList{QStringLiteral("snapshot"), QStringLiteral("--output"), file});
    QVERIFY(process.waitForFinished(20'000));
    const QByteArray complaint = process.readAllStandardError();
    QVERIFY2(complaint.contains("Not authorized"), complaint);
    QVERIFY(!QFile::exists(file));
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

/// The window learns that it was the person who did not want it, and can ask again.
void PkexecTest::cancelled() {
    const DecliningPerson person({Pid{getpid()}, startTimeOf(getpid())});
    MonitorSession session([] { return std::make_unique<ThreadProbe>(); },
                           [] { return std::make_unique<AgentProbe>(launch()); });
    std::vector<std::string> failures;
    connect(&session, &MonitorSession::elevationFailed, this,
            [&](const Message& reason) { failures.push_back(english(reason)); });
    for (const int times : {1, 2}) {
        session.unlock();
        QVERIFY(session.rights() == MonitorSession::Rights::BeingAsked);
        QVERIFY(WatchedAgent::comesTrue([&] { return failures.size() == static_cast<std::size_t>(times); }));
        QVERIFY2(failures.back().find("was dismissed") != std::string::npos, failures.back().c_str());
        QVERIFY(session.rights() == MonitorSession::Rights::Own);
        QCOMPARE(person.actions.size(), times);
        QCOMPARE(person.actions.back(), QStringLiteral("org.socklens.agent"));
        QVERIFY(
            person.messages.back().startsWith(QStringLiteral("Authentication is needed so that Socklens can")));
    }
    const auto before = session.picture();
    session.refresh();
    QVERIFY(WatchedAgent::comesTrue([&] { return session.picture() != before; }));   // it goes on
}

QTEST_GUILESS_MAIN(PkexecTest)
#include "pkexec_test.moc"
