// Signals to real processes, which the test starts itself. To what must be refused, it is SIGURG that is not sent:
// a signal without effect, should the refusal fail.
#include <QTest>

#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/socket_duplicate.h"
#include "tests/probe/clone_with_pid.h"
#include "tests/support/child.h"
#include "tests/support/in_child.h"
#include "tests/support/less_rights.h"
#include "tests/support/live_socket.h"
#include "tests/support/namespaces.h"

#include <csignal>
#include <fstream>
#include <memory>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

ActionResult send(ProcessId target, int signal, Capabilities capabilities, std::chrono::milliseconds patience) {
    return ActionRunner({.procRoot = "/proc", .patience = patience}, capabilities)
        .run({SendSignal{target, signal}})
        .front();
}

ActionResult send(ProcessId target, int signal) {
    return send(target, signal, ownCapabilities(), 5s);
}

QString sentence(const ActionResult& result) {
    return QString::fromStdString(english(result.message));
}

ProcessId otherStart(ProcessId process) {
    return {process.pid, StartTime{number(process.startTime) + 1}};
}

}   // namespace

class ActionRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void terminates();
    void kills();
    void aBatchKeepsItsOrder();
    void endedByAnySignal();
    void stopsAndGoesOn();
    void stoppedProcessWaits();
    void goesOn();
    void stillRunning();
    void patienceIsForTheWholeBatch();
    void withoutDescriptors();
    void wrongStartTime();
    void reapedProcess();
    void zombie();
    void invalidSignals_data();
    void invalidSignals();
    void noPid_data();
    void noPid();
    void theFirstProcess();
    void itself();
    void partOfTheKernel();
    void anotherUsersProcess();
    void theKernelRefuses();
    void pidGivenToAnother();
    void ownCapabilitiesAreTrue();
};

void ActionRunnerTest::terminates() {
    Child child;
    const auto result = send(child.id(), SIGTERM);
    QCOMPARE(result.outcome, Outcome::Done);
    QCOMPARE(sentence(result), QString("sleep (pid %1) has ended after SIGTERM.").arg(child.pid()));
    QVERIFY(!child.isRunning());
    QCOMPARE(child.reap(), SIGTERM);
}

void ActionRunnerTest::kills() {
    Child child(Child::OnSigterm::GoesOn);
    const auto result = send(child.id(), SIGKILL);
    QCOMPARE(result.outcome, Outcome::Done);
    QVERIFY(sentence(result).contains("has ended after SIGKILL"));
    QCOMPARE(child.reap(), SIGKILL);
}

/// The stubborn among them are waited for together with the others, and whoever is hit twice is seen to be gone.
void ActionRunnerTest::aBatchKeepsItsOrder() {
    std::vector<std::unique_ptr<Child>> children;
    Actions actions;
    for (int number = 0; number < 12; ++number) {
        const bool isStubborn = number % 3 == 0;
        children.push_back(
            std::make_unique<Child>(isStubborn ? Child::OnSigterm::GoesOn : Child::OnSigterm::Ends));
        actions.emplace_back(SendSignal{children.back()->id(), SIGTERM});
    }
    actions.emplace_back(SendSignal{children[1]->id(), SIGKILL});
    const auto results = ActionRunner({.procRoot = "/proc", .patience = 300ms}, ownCapabilities()).run(actions);
    QCOMPARE(results.size(), actions.size());
    for (std::size_t at = 0; at < children.size(); ++at) {
        QCOMPARE(results[at].outcome, Outcome::Done);
        QVERIFY(sentence(results[at]).contains(QString("(pid %1)").arg(children[at]->pid())));
        QCOMPARE(sentence(results[at]).contains("has ended"), at % 3 != 0);
    }
    QCOMPARE(results.back().outcome, Outcome::AlreadyGone);
}

/// sleep(1) does not know what to do with this one.
void ActionRunnerTest::endedByAnySignal() {
    Child child;
    const auto result = send(child.id(), SIGUSR1);
    QCOMPARE(sentence(result), QString("sleep (pid %1) has ended after SIGUSR1.").arg(child.pid()));
    QCOMPARE(child.reap(), SIGUSR1);
}

void ActionRunnerTest::stopsAndGoesOn() {
    Child child;
    const QString who = QString("sleep (pid %1)").arg(child.pid());
    const auto stopped = send(child.id(), SIGSTOP);
    QCOMPARE(stopped.outcome, Outcome::Done);
    QCOMPARE(sentence(stopped), who + " is stopped. SIGCONT lets it go on.");
    QCOMPARE(sentence(send(child.id(), SIGCONT)), who + " is running again.");
    QCOMPARE(sentence(send(child.id(), SIGCONT)), "SIGCONT was sent to " + who + ", which goes on running.");
    QVERIFY(child.isRunning());
}

void ActionRunnerTest::stoppedProcessWaits() {
    Child child;
    send(child.id(), SIGSTOP);
    const auto result = send(child.id(), SIGTERM, ownCapabilities(), 50ms);
    QVERIFY2(sentence(result).endsWith(", which is stopped. SIGCONT lets it go on."),
             qPrintable(sentence(result)));
    send(child.id(), SIGCONT);   // and now it sees the other one
    QCOMPARE(child.reap(), SIGTERM);
}

void ActionRunnerTest::goesOn() {
    Child child;
    const auto result = send(child.id(), SIGURG, ownCapabilities(), 50ms);
    QCOMPARE(sentence(result),
             QString("SIGURG was sent to sleep (pid %1), which goes on running.").arg(child.pid()));
    QVERIFY(child.isRunning());
}

void ActionRunnerTest::stillRunning() {
    Child child(Child::OnSigterm::GoesOn);
    const auto result = send(child.id(), SIGTERM, ownCapabilities(), 50ms);
    QCOMPARE(result.outcome, Outcome::Done);
    QVERIFY2(sentence(result).startsWith(
                 QString("SIGTERM was sent to sleep (pid %1), which is still running").arg(child.pid())),
             qPrintable(sentence(result)));
    QVERIFY(child.isRunning());
}

/// Thousands of signals that nobody reacts to, to the same process: each is seen after the one before it.
void ActionRunnerTest::patienceIsForTheWholeBatch() {
    const Child child;
    const Actions actions(1000, SendSignal{child.id(), SIGURG});
    const auto results =
        ActionRunner({.procRoot = "/proc", .patience = 1h, .patienceInAll = 50ms}, ownCapabilities()).run(actions);
    QCOMPARE(results.size(), actions.size());
    for (const ActionResult& result : results)
        QCOMPARE(sentence(result),
                 QString("SIGURG was sent to sleep (pid %1), which goes on running.").arg(child.pid()));
    QVERIFY(child.isRunning());
}

/// A process that cannot be looked at has not ended, and the kernel is not to blame.
void ActionRunnerTest::withoutDescriptors() {
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("The sanitizers themselves need a descriptor to look at memory.");
#endif
    const Child child;
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    SocketTarget target;
    target.inode = listener.inode();
    const ProcessId self{Pid{getpid()}, startTimeOf(getpid())};
    const auto piece = [&]() -> std::string {
        const int next = dup(0);
        close(next);
        for (const int more :
             {0, 1, 2}) {   // there is a descriptor for the process, for its directory, for a file
            rlimit limit{};
            getrlimit(RLIMIT_NOFILE, &limit);
            limit.rlim_cur = static_cast<rlim_t>(next) + static_cast<rlim_t>(more);
            if (setrlimit(RLIMIT_NOFILE, &limit) != 0) return "no limit can be set";
            const auto sent = send(child.id(), SIGURG);
            if (sent.outcome != Outcome::Impossible) return "the signal: " + english(sent.message);
            if (english(sent.message).find("could not be looked at (Too many open files)") == std::string::npos)
                return english(sent.message);
            const auto duplicate = SocketDuplicator("/proc").duplicate(target, self);
            if (duplicate || duplicate.error().outcome != Outcome::Impossible) return "there is a duplicate";
            if (english(duplicate.error().message).find("Too many open files") == std::string::npos)
                return english(duplicate.error().message);
        }
        return {};
    };
    SOCKLENS_VERIFY_IN_CHILD(piece);
}

void ActionRunnerTest::wrongStartTime() {
    Child child;
    const auto result = send(otherStart(child.id()), SIGKILL);
    QCOMPARE(result.outcome, Outcome::Refused);
    QVERIFY2(sentence(result).contains(QString("pid %1 now belongs to another one (sleep)").arg(child.pid())),
             qPrintable(sentence(result)));
    QTest::qWait(20);
    QVERIFY(child.isRunning());
}

void ActionRunnerTest::reapedProcess() {
    Child child;
    const ProcessId id = child.id();
    kill(child.pid(), SIGKILL);
    child.reap();
    const auto result = send(id, SIGTERM);
    QCOMPARE(result.outcome, Outcome::AlreadyGone);
    QVERIFY2(sentence(result).contains(QString("(pid %1) has already ended").arg(number(id.pid))),
             qPrintable(sentence(result)));
}

void ActionRunnerTest::zombie() {
    Child child;
    kill(child.pid(), SIGKILL);
    QTRY_VERIFY(!child.isRunning());
    const auto result = send(child.id(), SIGTERM);
    QCOMPARE(result.outcome, Outcome::AlreadyGone);
    QVERIFY2(sentence(result).startsWith("sleep (pid "), qPrintable(sentence(result)));
}

void ActionRunnerTest::invalidSignals_data() {
    QTest::addColumn<int>("signal");
    for (const int signal : {0, -1, -SIGTERM, 32, 33, 65, 1000, INT_MAX, INT_MIN})
        QTest::addRow("%d", signal) << signal;
}

void ActionRunnerTest::invalidSignals() {
    QFETCH(int, signal);
    Child child;
    QCOMPARE(send(child.id(), signal).outcome, Outcome::Refused);
    QVERIFY(child.isRunning());
}

/// To kill(2) these mean groups of processes.
void ActionRunnerTest::noPid_data() {
    QTest::addColumn<int>("pid");
    for (const int pid : {0, -1, -getpid(), INT_MIN}) QTest::addRow("%d", pid) << pid;
}

void ActionRunnerTest::noPid() {
    QFETCH(int, pid);
    QCOMPARE(send({Pid{pid}, startTimeOf(getpid())}, SIGURG).outcome, Outcome::Refused);
}

void ActionRunnerTest::theFirstProcess() {
    const auto result = send({Pid{1}, startTimeOf(1)}, SIGURG);
    QCOMPARE(result.outcome, Outcome::Refused);
    QVERIFY2(sentence(result).contains("keeps the whole system running"), qPrintable(sentence(result)));
}

void ActionRunnerTest::itself() {
    const auto result = send({Pid{getpid()}, startTimeOf(getpid())}, SIGURG);
    QCOMPARE(result.outcome, Outcome::Refused);
    QVERIFY2(sentence(result).contains("Socklens itself"), qPrintable(sentence(result)));
}

void ActionRunnerTest::partOfTheKernel() {
    std::ifstream file("/proc/2/comm");
    std::string name;
    if (!(file >> name) || name != "kthreadd") QSKIP("Process 2 is not a part of the kernel here.");
    const auto result = send({Pid{2}, startTimeOf(2)}, SIGURG);
    QCOMPARE(result.outcome, Outcome::Refused);
    QVERIFY2(sentence(result).startsWith("kthreadd (pid 2) is a part of the kernel"),
             qPrintable(sentence(result)));
}

void ActionRunnerTest::anotherUsersProcess() {
    Child child;
    const Capabilities stranger{
        .self = Pid{getpid()}, .uid = Uid{geteuid() + 1}, .effectiveUid = Uid{geteuid() + 1}};
    const auto result = send(child.id(), SIGTERM, stranger, 50ms);
    QCOMPARE(result.outcome, Outcome::Refused);
    QVERIFY2(sentence(result).contains("belongs to another user"), qPrintable(sentence(result)));
    QVERIFY(child.isRunning());
}

/// Capabilities that promise too much do not help.
void ActionRunnerTest::theKernelRefuses() {
    if (geteuid() != 0) QSKIP("Only root has a process that belongs to another user.");
    const Child child;
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (setresuid(65534, 65534, 65534) != 0)
            return std::string(skipMark) + "root cannot become another user here";
        const auto result = send(child.id(), SIGTERM, {.self = Pid{getpid()}, .signalsAnyone = true}, 50ms);
        if (result.outcome != Outcome::Refused) return "it was not refused";
        const auto text = english(result.message);
        return text.starts_with("The kernel refused SIGTERM to sleep (pid ") ? "" : text;
    });
    QVERIFY(child.isRunning());
}

/// In a pid namespace of its own, a new process gets the pid of the one that was shown.
void ActionRunnerTest::pidGivenToAnother() {
    const auto reuse = []() -> std::string {
        // Process 1 of the namespace. Its /proc shows only what is inside.
        if (mount("proc", "/proc", "proc", 0, nullptr) != 0)
            return std::string(skipMark) + "/proc cannot be mounted in a namespace here";
        Child shown;
        const ProcessId old = shown.id();
        kill(shown.pid(), SIGKILL);
        shown.reap();
        usleep(50'000);   // a start time counts in hundredths of a second
        const pid_t next = sleepWithPid(number(old.pid));
        if (next < 0) return std::string(skipMark) + "this kernel does not let a process choose a pid";
        if (next != number(old.pid)) return "the pid was not used again";

        const auto refused = send(old, SIGKILL);
        if (refused.outcome != Outcome::Refused) return "the action on the old process was not refused";
        if (english(refused.message).find("now belongs to another one") == std::string::npos)
            return english(refused.message);
        if (kill(next, 0) != 0 || startTimeOf(next) == StartTime{}) return "the new process did not survive";
        const auto done = send({Pid{next}, startTimeOf(next)}, SIGKILL);   // the proof that it could have been hit
        return done.outcome == Outcome::Done ? "" : english(done.message);
    };
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        const auto refused = enterNamespaces(CLONE_NEWPID | CLONE_NEWNS);
        return refused.empty() ? inChild(reuse) : skipMark + refused;
    });
}

void ActionRunnerTest::ownCapabilitiesAreTrue() {
    const Capabilities mine = ownCapabilities();
    QVERIFY(mine.self == Pid{getpid()});
    QVERIFY(mine.uid == Uid{getuid()});
    QVERIFY(mine.effectiveUid == Uid{geteuid()});
    // Whoever started this test, its child has a parent.
    const auto knowsItsParent = []() -> std::string {
        const auto ancestors = ownCapabilities().ancestors;
        const ProcessId parent{Pid{getppid()}, startTimeOf(getppid())};
        if (ancestors.empty() || ancestors.front() != parent) return "its parent is not among them";
        return ancestors.back().pid == Pid{1} ? "the first process has a rule of its own" : "";
    };
    SOCKLENS_VERIFY_IN_CHILD(knowsItsParent);
    const LessRights rights;
    if (!rights.inForce()) QSKIP("Root cannot lay down his rights here.");
    QVERIFY(!ownCapabilities().signalsAnyone);
    QVERIFY(!ownCapabilities().seesAllOwners);
    QVERIFY(ownCapabilities().effectiveUid == Uid{geteuid()});
}

QTEST_GUILESS_MAIN(ActionRunnerTest)
#include "action_runner_test.moc"
