// How processes ended, as the kernel tells it between two samples.
#include <QTest>

#include "app/probe/descriptor.h"
#include "app/probe/proc_connector.h"
#include "app/probe/process_facts.h"
#include "tests/lab/gathered_events.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/temporary_directory.h"
#include "tests/support/in_child.h"
#include "tests/support/rights.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace socklens;
using namespace socklens::lab;
using socklens::test::becomeUser;
using socklens::test::skipMark;

namespace {

constexpr uid_t anna = 4343;

bool hasConnector() {
    return EventWatcher({.trace = false}).exitSource() == ExitSource::ProcConnector;
}

}   // namespace

class ExitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsByPidfd();
    void endsByConnector();
    void endsByConnectorWithoutReaping();
    void connectorOutOfReach();
    void firstThreadIsNotTheProcess();
    void connectorNamesWhatASnapshotSaw();
    void ordinaryUser();
    void coreDump();

private:
    static void threeEnds(EventWatcher& watcher);
};

void ExitsTest::threeEnds(EventWatcher& watcher) {
    const auto untilTold = [](int descriptor, auto end) {
        return startProcess([=] {
            char byte = 0;
            if (read(descriptor, &byte, 1) >= 0) end();
        });
    };
    std::array<int, 2> gate{};
    QVERIFY(pipe(gate.data()) == 0);
    const pid_t crashed = untilTold(gate[0], [] {
        leaveNoCore();
        raise(SIGSEGV);
    });
    const pid_t left = untilTold(gate[0], [] { _exit(3); });
    const pid_t killed = untilTold(gate[0], [] {});
    watcher.follow(holding({crashed, left, killed}));
    watcher.take();
    QVERIFY(write(gate[1], "xxx", 3) == 3);
    kill(killed, SIGKILL);
    Gathered gathered(watcher);
    QVERIFY(gathered.until(
        [&] { return gathered.exitOf(crashed) && gathered.exitOf(left) && gathered.exitOf(killed); }));
    QCOMPARE(gathered.exitOf(crashed)->waitStatus, std::optional(endOf(crashed)));
    QCOMPARE(gathered.exitOf(left)->waitStatus, std::optional(endOf(left)));
    QCOMPARE(gathered.exitOf(killed)->waitStatus, std::optional(endOf(killed)));
    QVERIFY(!gathered.exitOf(killed)->process->command.empty());
    // Also when it has been reaped, and when another one tells of it, each exit was one.
    gathered.add(watcher.take());
    watcher.follow({});
    gathered.add(watcher.take());
    for (const pid_t pid : {crashed, left, killed}) QCOMPARE(gathered.exitsOf(pid), 1);
    close(gate[0]);
    close(gate[1]);
}

void ExitsTest::endsByPidfd() {
    EventWatcher watcher({.trace = false, .connector = false});
    QVERIFY(watcher.exitSource() == ExitSource::Pidfd);
    threeEnds(watcher);
}

/// From inside a private namespace, where the connector has to be opened in the initial one.
void ExitsTest::endsByConnector() {
    if (!hasConnector()) QSKIP("The kernel's connector is out of reach.");
    const auto before = networkNamespaceInode();
    EventWatcher watcher({.trace = false});
    QCOMPARE(networkNamespaceInode(), before);   // it came back
    QVERIFY(watcher.takeComplaints().empty());
    threeEnds(watcher);
}

/// Of processes that nobody followed.
void ExitsTest::endsByConnectorWithoutReaping() {
    if (!hasConnector()) QSKIP("The kernel's connector is out of reach.");
    EventWatcher watcher({.trace = false});
    const pid_t left = startProcess([] { _exit(5); });
    siginfo_t info{};
    waitid(P_PID, static_cast<id_t>(left), &info, WEXITED | WNOWAIT);
    Gathered gathered(watcher);
    QVERIFY(gathered.until([&] {
        watcher.follow({});
        return gathered.exitOf(left) != nullptr;
    }));
    QCOMPARE(gathered.exitOf(left)->waitStatus, std::optional(5 << 8));
    QVERIFY(!gathered.exitOf(left)->process->name.empty());
    endOf(left);
}

/// As in a container, whose /proc shows nobody of the initial namespace: the reason is that of its own.
void ExitsTest::connectorOutOfReach() {
    const auto here = ProcConnector::open();
    if (here || here.error() != std::errc::connection_refused)
        QSKIP("The kernel refuses the connector otherwise.");
    const TemporaryDirectory nobody;
    const auto anywhere = ProcConnector::openAnywhere(nobody.path());
    QVERIFY(!anywhere);
    QVERIFY2(anywhere.error() == std::errc::connection_refused, anywhere.error().message().c_str());
    EventWatcher watcher({.procRoot = nobody.path(), .trace = false});
    const std::vector<Message> complaints = watcher.takeComplaints();
    QCOMPARE(complaints.size(), std::size_t{1});
    QVERIFY(english(complaints[0]).find("in the initial network namespace only") != std::string::npos);
}

/// Its end is told by the kernel like that of a process, and it is none.
void ExitsTest::firstThreadIsNotTheProcess() {
    for (const bool connector : {false, true}) {
        EventWatcher watcher({.trace = false, .connector = connector});
        std::array<int, 2> gate{};
        QVERIFY(pipe(gate.data()) == 0);
        const pid_t threaded = startProcess([&] {
            std::thread([&] {
                char byte = 0;
                if (read(gate[0], &byte, 1) >= 0) _exit(7);
            }).detach();
            syscall(SYS_exit, 0);   // this thread alone
        });
        const auto directory = openDirectory(AT_FDCWD, ("/proc/" + std::to_string(threaded)).c_str());
        waitUntil("the first thread has ended", [&] {
            const auto stat = readProcessStat(directory->get());
            return stat && stat->state == 'Z';
        });
        if (!connector) watcher.follow(holding({threaded}));   // otherwise its first end makes it known
        Gathered gathered(watcher);
        gathered.add(watcher.take());
        watcher.follow({});
        gathered.add(watcher.take());
        QVERIFY(gathered.exitOf(threaded) == nullptr);
        QVERIFY(write(gate[1], "x", 1) == 1);
        QVERIFY(gathered.until([&] { return gathered.exitOf(threaded) != nullptr; }));
        QCOMPARE(gathered.exitOf(threaded)->waitStatus, std::optional(endOf(threaded)));
        close(gate[0]);
        close(gate[1]);
    }
}

/// It was seen holding a socket, and was gone before it could be followed.
void ExitsTest::connectorNamesWhatASnapshotSaw() {
    if (!hasConnector()) QSKIP("The kernel's connector is out of reach.");
    EventWatcher watcher({.trace = false});
    const pid_t pid = startProcess([] {});
    const Snapshot snapshot = holding({pid});
    killAndReap(pid);
    Gathered gathered(watcher);
    gathered.add(watcher.take());
    QVERIFY(gathered.exitOf(pid) == nullptr);
    watcher.follow(snapshot);
    gathered.add(watcher.take());
    QVERIFY(gathered.exitOf(pid) != nullptr);
    QCOMPARE(gathered.exitOf(pid)->waitStatus, std::optional<int>(SIGKILL));
    QVERIFY(gathered.exitOf(pid)->process == snapshot.processes.at(0));
}

void ExitsTest::ordinaryUser() {
    if (geteuid() != 0) QSKIP("Only root can become another user.");
    SOCKLENS_VERIFY_IN_CHILD([]() -> std::string {
        if (const auto refused = becomeUser(anna); !refused.empty()) return skipMark + refused;
        EventWatcher watcher;
        if (watcher.tracesStates()) return "it traces without the right to";
        if (watcher.exitSource() == ExitSource::None) return "it notices no ends";
        const auto says = [complaints = watcher.takeComplaints()](const std::string& text) {
            return std::ranges::any_of(
                complaints, [&](const Message& one) { return english(one).find(text) != std::string::npos; });
        };
        if (!says("to trace them needs administrator rights")) return "it does not say why it does not trace";
        const pid_t pid = startProcess([] {});
        watcher.follow(holding({pid}));
        kill(pid, SIGKILL);
        Gathered gathered(watcher);
        if (!gathered.until([&] { return gathered.exitOf(pid) != nullptr; })) return "the end was not noticed";
        return gathered.exitOf(pid)->waitStatus == SIGKILL ? "" : "the status is wrong";
    });
}

/// A large one, to be met while it is written. Where this machine leaves no cores, only the end is told.
void ExitsTest::coreDump() {
    const TemporaryDirectory directory;
    EventWatcher watcher({.trace = false});
    std::array<int, 2> gate{};
    QVERIFY(pipe(gate.data()) == 0);
    const pid_t pid = startProcess([&] {
        constexpr std::size_t size = std::size_t{32} << 20U;
        const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
        if (chdir(directory.path().c_str()) != 0 || setrlimit(RLIMIT_CORE, &all) != 0) _exit(1);
        void* memory =
            mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (memory == MAP_FAILED) _exit(1);
        std::fill_n(static_cast<char*>(memory), size, 'x');
        char byte = 0;
        if (read(gate[0], &byte, 1) == 1) raise(SIGSEGV);
    });
    const Snapshot snapshot = holding({pid});
    watcher.follow(snapshot);
    watcher.take();
    QVERIFY(write(gate[1], "x", 1) == 1);
    Gathered gathered(watcher);
    const Deadline deadline(std::chrono::seconds(30));
    while (gathered.exitOf(pid) == nullptr && !deadline.passed()) {
        watcher.follow(snapshot);   // as a sample would, only more often
        gathered.add(watcher.take());
    }
    QVERIFY(gathered.exitOf(pid) != nullptr);
    const int status = endOf(pid);
    QCOMPARE(gathered.exitOf(pid)->waitStatus, std::optional(status));
    QCOMPARE(gathered.all().coreDumps.size(), WCOREDUMP(status) ? std::size_t{1} : std::size_t{0});
    if (WCOREDUMP(status)) QVERIFY(gathered.all().coreDumps[0].process == snapshot.processes.at(0));
    close(gate[0]);
    close(gate[1]);
}

int main(int argc, char** argv) {
    return runLab<ExitsTest>(argc, argv);
}
#include "exits_test.moc"
