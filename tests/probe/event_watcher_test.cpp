// Exits and core dumps of followed processes, as any user gets them. What the whole kernel tells is in the lab.
#include <QTest>

#include "app/probe/event_watcher.h"
#include "tests/probe/fake_proc.h"
#include "tests/support/child.h"
#include "tests/support/files.h"
#include "tests/support/printing.h"

#include <csignal>
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

ProcessPointer factsOf(const ProcessId& id, const std::string& name = "server") {
    Process process;
    process.id = id;
    process.name = name;
    return std::make_shared<const Process>(process);
}

Snapshot holding(std::vector<ProcessPointer> processes) {
    Snapshot snapshot;
    snapshot.processes = std::move(processes);
    return snapshot;
}

EventWatcher plainWatcher(const std::string& procRoot = "/proc") {
    return EventWatcher({.procRoot = procRoot, .trace = false, .connector = false});
}

/// What the next event brings.
Events await(EventWatcher& watcher) {
    constexpr int patienceMs = 5000;
    pollfd waiting{watcher.descriptor(), POLLIN, 0};
    poll(&waiting, 1, patienceMs);
    return watcher.take();
}

}   // namespace

class EventWatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItWatches();
    void followedExits();
    void everyExitOnce();
    void deadBeforeItWasFollowed();
    void newerFactsAreKept();
    void successorsAreNotTaken();
    void coreDumps();
    void fewDescriptors();
};

void EventWatcherTest::saysWhatItWatches() {
    EventWatcher watcher = plainWatcher();
    QVERIFY(watcher.exitSource() == ExitSource::Pidfd);
    QVERIFY(!watcher.tracesStates());
    QVERIFY(watcher.descriptor() >= 0);
    QVERIFY(watcher.takeComplaints().empty());   // nothing was asked for that was not had
}

void EventWatcherTest::followedExits() {
    EventWatcher watcher = plainWatcher();
    Child child;
    const auto facts = factsOf(child.id());
    watcher.follow(holding({facts}));
    QVERIFY(watcher.take().empty());
    const auto before = std::chrono::system_clock::now() - std::chrono::milliseconds(1);
    kill(child.pid(), SIGKILL);
    const Events events = await(watcher);
    QCOMPARE(events.exits.size(), std::size_t{1});
    QVERIFY(events.exits[0].process == facts);
    QCOMPARE(events.exits[0].waitStatus, std::optional<int>(SIGKILL));
    QVERIFY(events.exits[0].at >= before && events.exits[0].at <= std::chrono::system_clock::now());
}

void EventWatcherTest::everyExitOnce() {
    EventWatcher watcher = plainWatcher();
    Child child;
    const Snapshot snapshot = holding({factsOf(child.id())});
    watcher.follow(snapshot);
    watcher.follow(snapshot);
    kill(child.pid(), SIGKILL);
    QCOMPARE(await(watcher).exits.size(), std::size_t{1});
    watcher.follow(snapshot);   // it still shows the dead one
    QVERIFY(watcher.take().empty());
    child.reap();
    watcher.follow(snapshot);
    QVERIFY(watcher.take().empty());
}

void EventWatcherTest::deadBeforeItWasFollowed() {
    EventWatcher watcher = plainWatcher();
    Child child;
    const Snapshot snapshot = holding({factsOf(child.id())});
    kill(child.pid(), SIGKILL);
    child.reap();
    watcher.follow(snapshot);
    const Events events = watcher.take();
    QCOMPARE(events.exits.size(), std::size_t{1});
    QVERIFY(!events.exits[0].waitStatus);
    QCOMPARE(events.exits[0].process->name, std::string("server"));
    watcher.follow(snapshot);
    QVERIFY(watcher.take().empty());
}

void EventWatcherTest::newerFactsAreKept() {
    EventWatcher watcher = plainWatcher();
    Child child;
    watcher.follow(holding({factsOf(child.id(), "fork")}));
    watcher.follow(holding({factsOf(child.id(), "exec")}));
    watcher.follow(holding({}));   // it holds no socket any more, and may have left some
    kill(child.pid(), SIGKILL);
    const Events events = await(watcher);
    QCOMPARE(events.exits.size(), std::size_t{1});
    QCOMPARE(events.exits[0].process->name, std::string("exec"));
}

/// A pid that meanwhile belongs to somebody else: the one who is meant has ended.
void EventWatcherTest::successorsAreNotTaken() {
    EventWatcher watcher = plainWatcher();
    const Child child;
    const ProcessId predecessor{child.id().pid, StartTime{number(child.id().startTime) - 1}};
    watcher.follow(holding({factsOf(predecessor)}));
    const Events events = watcher.take();
    QCOMPARE(events.exits.size(), std::size_t{1});
    QVERIFY(events.exits[0].process->id == predecessor);
    QVERIFY(child.isRunning());
}

void EventWatcherTest::coreDumps() {
    FakeProc proc;
    const Child child;   // its pid can be opened
    proc.setProcess(child.pid(), "server", 1000);
    const auto status = [&](const std::string& text) {
        writeText(proc.directoryOf(child.pid()) / "status", text);
    };
    const Snapshot snapshot = holding({factsOf({Pid{child.pid()}, StartTime{1000}})});
    EventWatcher watcher = plainWatcher(proc.root());
    status("CoreDumping:\t0\n");
    watcher.follow(snapshot);
    QVERIFY(watcher.take().empty());
    status("CoreDumping:\t1\n");
    watcher.follow(snapshot);
    const Events events = watcher.take();
    QCOMPARE(events.coreDumps.size(), std::size_t{1});
    QCOMPARE(events.coreDumps[0].process->name, std::string("server"));
    watcher.follow(snapshot);
    QVERIFY(watcher.take().empty());   // once
}

void EventWatcherTest::fewDescriptors() {
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const rlimit few{64, before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
    {
        EventWatcher watcher = plainWatcher();
        std::vector<std::unique_ptr<Child>> children;
        std::vector<ProcessPointer> processes;
        for (int i = 0; i < 40; ++i) {
            children.push_back(std::make_unique<Child>());
            processes.push_back(factsOf(children.back()->id()));
        }
        std::ranges::sort(processes, {}, [](const ProcessPointer& process) { return process->id; });
        watcher.follow(holding(processes));
        watcher.follow(holding(processes));
        const std::vector<Message> complaints = watcher.takeComplaints();
        QCOMPARE(complaints.size(), std::size_t{1});
        QVERIFY(english(complaints[0]).starts_with("The ends of only 32 processes"));
        QVERIFY(watcher.takeComplaints().empty());
        std::size_t noticed = 0;
        for (const auto& child : children) kill(child->pid(), SIGKILL);
        for (const auto& child : children) child->reap();
        for (Events events = await(watcher); !events.empty(); events = watcher.take())
            noticed += events.exits.size();
        QCOMPARE(noticed, std::size_t{32});
        // Their descriptors are free again.
        const Child another;
        watcher.follow(holding({factsOf(another.id())}));
        kill(another.pid(), SIGKILL);
        QCOMPARE(await(watcher).exits.size(), std::size_t{1});
    }
    setrlimit(RLIMIT_NOFILE, &before);
}

QTEST_GUILESS_MAIN(EventWatcherTest)
#include "event_watcher_test.moc"
