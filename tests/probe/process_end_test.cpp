// Whether a process has ended and how, from what is left of it in /proc and from its descriptor.
#include <QTest>

#include "app/probe/process_end.h"
#include "tests/probe/fake_proc.h"
#include "tests/support/child.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"
#include "tests/support/printing.h"
#include "tests/support/rights.h"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

/// /proc/PID/stat as Linux 6.18 wrote it.
std::string statText(const std::string& state, const std::string& threads, const std::string& status) {
    return "929 (a ) (b) " + state + " 886 870 18035 0 -1 4194560 87 0 0 0 0 0 0 0 20 0 " + threads +
           " 0 203454 2535424 310 18446744073709551615 93877087858688 93877087859521 140736830482304 0 0 0 0 0 0 "
           "0 0 0 "
           "17 0 0 0 0 0 0 93877087870416 93877087871072 93877862694912 140736830487201 140736830487210 "
           "140736830487210 140736830488559 " +
           status + "\n";
}

std::string describe(const std::optional<Remains>& remains) {
    if (!remains) return "nothing";
    return std::to_string(number(remains->startTime)) + (remains->dead ? " dead " : " alive ") +
           std::to_string(remains->waitStatus);
}

Descriptor directoryOf(pid_t pid) {
    auto directory = openDirectory(AT_FDCWD, ("/proc/" + std::to_string(pid)).c_str());
    return directory ? std::move(*directory) : Descriptor();
}

/// Without reaping it.
void awaitEnd(pid_t pid) {
    siginfo_t info{};
    while (waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
}

}   // namespace

class ProcessEndTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remains();
    void hostileRemains();
    void runningOne();
    void zombie();
    void zombieOfAnotherUser();
    void reapedOne();
    void successorOfThePid();
    void coreDumping();
};

void ProcessEndTest::remains() {
    QCOMPARE(describe(parseRemains(statText("Z", "1", "139"))), std::string("203454 dead 139"));
    QCOMPARE(describe(parseRemains(statText("X", "1", "0"))), std::string("203454 dead 0"));
    QCOMPARE(describe(parseRemains(statText("S", "1", "0"))), std::string("203454 alive 0"));
    // Its first thread has ended, others go on.
    QCOMPARE(describe(parseRemains(statText("Z", "2", "0"))), std::string("203454 alive 0"));
}

void ProcessEndTest::hostileRemains() {
    const std::string whole = statText("Z", "1", "139");
    for (std::size_t length = 0; length < whole.size() - 5; ++length)
        QVERIFY(!parseRemains(std::string_view(whole).substr(0, length)));
    QVERIFY(!parseRemains(statText("Z", "many", "139")));
    QVERIFY(!parseRemains(statText("Z", "1", "99999999999")));
    QVERIFY(!parseRemains("929 (name"));
}

void ProcessEndTest::runningOne() {
    const Child child;
    const auto process = openProcess(Pid{child.pid()});
    QVERIFY(process);
    QVERIFY(!stateOf(directoryOf(child.pid()).get(), process->get(), child.id().startTime).ended);
    QVERIFY(!stateOf(directoryOf(child.pid()).get(), -1, {}).ended);
}

void ProcessEndTest::zombie() {
    Child child;
    const Descriptor directory = directoryOf(child.pid());
    kill(child.pid(), SIGKILL);
    awaitEnd(child.pid());
    const ProcessState state = stateOf(directory.get(), -1, child.id().startTime);
    QVERIFY(state.ended);
    QCOMPARE(state.waitStatus, std::optional<int>(SIGKILL));
}

/// The kernel shows a 0 to those who may not know.
void ProcessEndTest::zombieOfAnotherUser() {
    if (geteuid() != 0) QSKIP("Only root can become another user.");
    const pid_t dead = fork();
    if (dead == 0) _exit(0);
    awaitEnd(dead);
    const auto look = [dead] { return stateOf(directoryOf(dead).get(), -1, startTimeOf(dead)); };
    QCOMPARE(look().waitStatus, std::optional<int>(0));
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = becomeUser(4343); !refused.empty()) return skipMark + refused;
        if (!look().ended) return "it did not see the end";
        return look().waitStatus ? "it made up a status" : "";
    });
    waitpid(dead, nullptr, 0);
}

void ProcessEndTest::reapedOne() {
    const pid_t pid = fork();
    if (pid == 0) {
        pause();
        _exit(3);
    }
    const StartTime started = startTimeOf(pid);
    const Descriptor directory = directoryOf(pid);
    const auto process = openProcess(Pid{pid});
    QVERIFY(process);
    kill(pid, SIGKILL);
    int status = 0;
    QCOMPARE(waitpid(pid, &status, 0), pid);
    const ProcessState state = stateOf(directory.get(), process->get(), started);
    QVERIFY(state.ended);
    if (state.waitStatus) QCOMPARE(*state.waitStatus, status);   // since Linux 6.15
    QVERIFY(stateOf(-1, -1, started).ended);
    QVERIFY(!stateOf(-1, -1, started).waitStatus);
    QVERIFY(openProcess(Pid{pid}).error() == std::errc::no_such_process);
}

void ProcessEndTest::successorOfThePid() {
    const Child child;
    QVERIFY(stateOf(directoryOf(child.pid()).get(), -1, StartTime{number(child.id().startTime) - 1}).ended);
}

void ProcessEndTest::coreDumping() {
    FakeProc proc;
    proc.setProcess(100, "server");
    const auto directory = openDirectory(AT_FDCWD, proc.directoryOf(100).c_str());
    const auto status = [&](const std::string& text) { writeText(proc.directoryOf(100) / "status", text); };
    QVERIFY(!dumpsCore(directory->get()));
    status("Name:\tserver\nCoreDumping:\t0\nTHP_enabled:\t1\n");
    QVERIFY(!dumpsCore(directory->get()));
    status("Name:\tserver\nCoreDumping:\t1\nTHP_enabled:\t1\n");
    QVERIFY(dumpsCore(directory->get()));
    status("Name:\tCoreDumping:\t1\n");
    QVERIFY(!dumpsCore(directory->get()));
    QVERIFY(!dumpsCore(-1));
}

QTEST_GUILESS_MAIN(ProcessEndTest)
#include "process_end_test.moc"
