// The contract of a probe, held against the real agent as a plain child, and against things that only look like
// one; in a network namespace of the test's own.
#include <QTemporaryDir>
#include <QTest>

#include "app/core/objections.h"
#include "tests/link/watched_agent.h"
#include "tests/support/child.h"
#include "tests/support/files.h"
#include "tests/support/live_socket.h"
#include "tests/support/private_network.h"

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

Launch theAgent() {
    return {SOCKLENS_AGENT, {"serve"}};
}

bool lists(const Snapshot& snapshot, Inode inode) {
    return std::ranges::any_of(snapshot.sockets, [=](const Socket& socket) { return socket.inode == inode; });
}

/// A program of a few lines of shell.
class Script {
public:
    explicit Script(const std::string& lines, const char* name = "script")
        : m_path(m_directory.filePath(QString::fromLatin1(name))) {
        writeText(m_path.toStdString(), "#!/bin/sh\n" + lines + "\n");
        std::filesystem::permissions(m_path.toStdString(), std::filesystem::perms::owner_all);
    }
    Launch launch() const { return {m_path, {}}; }

private:
    QTemporaryDir m_directory;
    QString m_path;
};

/// True when no process has this pid any more.
bool isGone(Pid pid) {
    return kill(number(pid), 0) != 0;
}

/// proc_pid_children: the processes that this thread has started and not yet reaped.
bool hasChildren() {
    std::ifstream list("/proc/thread-self/children");
    std::string first;
    return static_cast<bool>(list >> first);
}

}   // namespace

class AgentProbeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greetsAndShows();
    void wishesBeforeItIsReady();
    void requestsBeforeItIsReady();
    void answersAndResults();
    void pausedUntilAsked();
    void thisWindowIsSafe();
    void endsWithItsProbe();
    void killedInTheMiddleOfABatch();
    void hangs_data();
    void hangs();
    void missing();
    void noPlan();
    void imposters_data();
    void imposters();
    void nothingAfterTheEnd();
    void destroyedByWhoHearsOfItsEnd();
};

void AgentProbeTest::greetsAndShows() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    WatchedAgent agent{theAgent()};
    QVERIFY(!agent.probe->isReady());
    QVERIFY(agent.becomesReady());
    QCOMPARE(agent.greetings, 1);
    QCOMPARE(agent.probe->capabilities().version, std::string(SOCKLENS_VERSION));
    QVERIFY(agent.comesTrue([&] { return !agent.snapshots.empty(); }));
    QVERIFY(lists(*agent.snapshots[0], listener.inode()));
    agent.probe->setInterval(100ms);
    QVERIFY(agent.comesTrue([&] { return agent.snapshots.size() > 3; }));
    QVERIFY(lists(*agent.snapshots.back(), listener.inode()));
}

void AgentProbeTest::wishesBeforeItIsReady() {
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    WatchedAgent agent{theAgent()};
    agent.probe->setTcpInfo(true);
    agent.probe->setInterval(100ms);
    QVERIFY(agent.comesTrue([&] { return agent.snapshots.size() >= 2; }));
    QVERIFY(!agent.snapshots[0]->tcpInfos.empty());
}

void AgentProbeTest::requestsBeforeItIsReady() {
    const Child child;
    WatchedAgent agent{theAgent()};
    const RequestId first = agent.probe->ask(ProcessQuery{child.id()});
    QVERIFY(agent.comesTrue([&] { return agent.answers.size() == 1; }));
    QVERIFY(agent.answers[0].first == first);
}

void AgentProbeTest::answersAndResults() {
    Child child;
    WatchedAgent agent{theAgent()};
    QVERIFY(agent.becomesReady());
    const RequestId question = agent.probe->ask(ProcessQuery{child.id()});
    const RequestId batch =
        agent.probe->perform({SendSignal{child.id(), SIGTERM}, SendSignal{{Pid{-1}, {}}, SIGKILL}});
    QVERIFY(agent.comesTrue([&] { return agent.results.size() == 1; }));
    QVERIFY(agent.answers.size() == 1 && agent.answers[0].first == question);
    QVERIFY(std::get<ProcessAnswer>(agent.answers[0].second).alive);
    QVERIFY(agent.results[0].first == batch);
    QVERIFY(agent.results[0].second[0].outcome == Outcome::Done);
    QVERIFY(agent.results[0].second[1].outcome == Outcome::Refused);
    QCOMPARE(child.reap(), SIGTERM);
}

void AgentProbeTest::pausedUntilAsked() {
    WatchedAgent agent{theAgent()};
    agent.probe->setPaused(true);
    agent.probe->setInterval(100ms);
    QVERIFY(agent.comesTrue([&] { return agent.snapshots.size() == 1; }));
    agent.probe->sampleNow();
    QVERIFY(agent.comesTrue([&] { return agent.snapshots.size() == 2; }));
}

/// Neither this process, for which the agent acts, nor what it was started by, nor the agent itself. SIGURG does
/// no harm, should it arrive.
void AgentProbeTest::thisWindowIsSafe() {
    WatchedAgent agent{theAgent()};
    QVERIFY(agent.becomesReady());
    const Capabilities& can = agent.probe->capabilities();
    QCOMPARE(can.screen, Pid{getpid()});
    QVERIFY((can.ancestors.at(0) == ProcessId{Pid{getpid()}, startTimeOf(getpid())}));
    if (getppid() != 1) QVERIFY((can.ancestors.at(1) == ProcessId{Pid{getppid()}, startTimeOf(getppid())}));
    Process window;
    window.id = can.ancestors[0];
    const auto objection = objectionToSignal(window, can);
    QVERIFY(objection && english(*objection).starts_with("This is Socklens itself."));

    Actions actions{SendSignal{{can.self, startTimeOf(number(can.self))}, SIGURG}};
    for (const ProcessId& ancestor : can.ancestors) actions.emplace_back(SendSignal{ancestor, SIGURG});
    agent.probe->perform(actions);
    QVERIFY(agent.comesTrue([&] { return !agent.results.empty(); }));
    for (const ActionResult& result : agent.results[0].second) {
        QVERIFY(result.outcome == Outcome::Refused);
        QVERIFY2(english(result.message).find("Socklens") != std::string::npos, english(result.message).c_str());
    }
}

void AgentProbeTest::endsWithItsProbe() {
    Pid pid{};
    {
        WatchedAgent agent{theAgent()};
        QVERIFY(agent.becomesReady());
        pid = agent.probe->capabilities().self;
    }
    QVERIFY(WatchedAgent::comesTrue([&] { return isGone(pid); }));
}

/// What was done is not known; that it is not known is.
void AgentProbeTest::killedInTheMiddleOfABatch() {
    Child first;
    const Child stubborn(Child::OnSigterm::GoesOn);
    WatchedAgent agent{theAgent()};
    QVERIFY(agent.becomesReady());
    // The agent waits a while for each: time enough to be killed.
    Actions actions(100, SendSignal{stubborn.id(), SIGTERM});
    actions[0] = SendSignal{first.id(), SIGTERM};
    agent.probe->perform(actions);
    const RequestId question = agent.probe->ask(ProcessQuery{stubborn.id()});
    // Events have to be looked at, or the request would not leave.
    QVERIFY(agent.comesTrue([&] { return !first.isRunning(); }));
    QCOMPARE(kill(number(agent.probe->capabilities().self), SIGKILL), 0);
    QVERIFY(agent.fails());
    QCOMPARE(agent.failures.size(), 1U);
    QVERIFY2(agent.failures[0].find("ended unexpectedly") != std::string::npos, agent.failures[0].c_str());
    QVERIFY(agent.results.empty());
    QVERIFY(std::ranges::none_of(agent.answers, [&](const auto& answer) { return answer.first == question; }));
    QVERIFY(!agent.probe->isReady());
}

void AgentProbeTest::hangs_data() {
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("with nothing to do") << false;
    QTest::newRow("over a question") << true;
}

/// Its process and its pipes are there, and nothing comes.
void AgentProbeTest::hangs() {
    QFETCH(bool, isAsked);
    WatchedAgent agent{theAgent(), 1s};
    QVERIFY(agent.becomesReady());
    const Pid pid = agent.probe->capabilities().self;
    QCOMPARE(kill(number(pid), SIGSTOP), 0);
    if (isAsked) agent.probe->ask(SysctlsQuery{});
    QVERIFY(agent.fails());
    kill(number(pid), SIGCONT);
    QCOMPARE(agent.failures.size(), 1U);
    QVERIFY2(agent.failures[0].find("does not answer any more") != std::string::npos, agent.failures[0].c_str());
    QVERIFY(!agent.probe->isReady());
    agent.probe.reset();
    QVERIFY(WatchedAgent::comesTrue([&] { return isGone(pid); }));
}

void AgentProbeTest::missing() {
    WatchedAgent agent{Launch{"/nonexistent/socklens-agent", {"serve"}}};
    QVERIFY(agent.fails());
    QVERIFY(agent.failures[0].find("/nonexistent/socklens-agent") != std::string::npos);
    QCOMPARE(agent.failures.size(), 1U);
}

void AgentProbeTest::noPlan() {
    WatchedAgent agent{tl::unexpected(Message{"There is no agent.", {}})};
    QVERIFY(agent.failures.empty());   // not before anybody could listen
    QVERIFY(agent.fails());
    QCOMPARE(agent.failures[0], std::string("There is no agent."));
}

void AgentProbeTest::imposters_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* tag, const char* name, const char* lines, const char* sentence) {
        QTest::newRow(tag) << QString(name) << QString(lines) << QString(sentence);
    };
    row("dismissed", "pkexec", "echo 'Error executing command as another user: Request dismissed' >&2; exit 126",
        "was dismissed");
    row("refused", "pkexec", "echo 'Error executing command as another user: Not authorized' >&2; exit 127",
        "not granted");
    row("complains", "agent", "echo 'something is missing' >&2; exit 3", "something is missing");
    row("ends at once", "agent", "exit 0", "ended before it began");
    row("kills itself", "agent", "kill -9 $$", "ended before it began");
    row("talks nonsense", "agent", "echo hello, I am a shell; cat", "unknown kind");
    row("announces too much", "agent", "printf '\\377\\377\\377\\377\\0'; cat", "4294967295 bytes");
    row("sends a snapshot first", "agent", "printf '\\0\\0\\0\\0\\1'; cat", "makes no sense");
    row("says nothing that is", "agent", "printf '\\1\\0\\0\\0\\0\\7'; cat", "makes no sense");
    row("does not greet", "agent", "printf '\\2\\0\\0\\0\\0\\52\\0'; cat", "does not begin as it should");
    row("speaks another version", "agent", "printf '\\4\\0\\0\\0\\0\\12\\2\\10\\143'; cat", "version 99");
}

void AgentProbeTest::imposters() {
    QFETCH(QString, name);
    QFETCH(QString, lines);
    QFETCH(QString, sentence);
    const Script script(lines.toStdString(), qPrintable(name));
    WatchedAgent agent{script.launch()};
    QVERIFY(agent.fails());
    QVERIFY2(QString::fromStdString(agent.failures[0]).contains(sentence), agent.failures[0].c_str());
    QCOMPARE(agent.greetings, 0);
    QVERIFY(!agent.probe->isReady());
}

void AgentProbeTest::nothingAfterTheEnd() {
    WatchedAgent agent{theAgent()};
    QVERIFY(agent.becomesReady());
    const Pid pid = agent.probe->capabilities().self;
    kill(number(pid), SIGKILL);
    QVERIFY(agent.fails());
    const auto snapshots = agent.snapshots.size();
    agent.probe->ask(ProcessQuery{});
    agent.probe->setPaused(true);
    agent.probe->sampleNow();
    QVERIFY(agent.comesTrue([&] { return isGone(pid); }));
    QCoreApplication::processEvents();
    QCOMPARE(agent.failures.size(), 1U);
    QCOMPARE(agent.snapshots.size(), snapshots);
    QVERIFY(agent.answers.empty());
}

void AgentProbeTest::destroyedByWhoHearsOfItsEnd() {
    const Script script("echo nonsense, nonsense, nonsense; cat");
    auto probe = std::make_unique<AgentProbe>(script.launch());
    connect(probe.get(), &Probe::failed, this, [&] { probe.reset(); });
    QVERIFY(WatchedAgent::comesTrue([&] { return probe == nullptr; }));
    // The child outlives its probe for a moment: it ends by itself, and is reaped.
    QVERIFY(WatchedAgent::comesTrue([&] { return !hasChildren(); }));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

int main(int argc, char** argv) {
    return runInPrivateNetwork<AgentProbeTest>(argc, argv);
}
#include "agent_probe_test.moc"
