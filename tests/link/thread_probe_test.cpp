// The contract of a probe, held against the collector on its thread and the real kernel.
#include "app/link/thread_probe.h"

#include "tests/link/watched_probe.h"
#include "tests/support/child.h"
#include "tests/support/namespaces.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <set>
#include <sys/socket.h>
#include <sys/stat.h>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

Timestamp now() {
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

Inode inodeOf(int descriptor) {
    struct stat status {};
    fstat(descriptor, &status);
    return Inode{static_cast<std::uint32_t>(status.st_ino)};
}

/// Two sockets that children inherit.
class SocketPair {
public:
    SocketPair() {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data()) != 0) qFatal("socketpair");
    }
    SocketPair(const SocketPair&) = delete;
    SocketPair& operator=(const SocketPair&) = delete;
    ~SocketPair() {
        for (const int end : m_ends) close(end);
    }
    Inode inode() const { return inodeOf(m_ends[0]); }

private:
    std::array<int, 2> m_ends{};
};

/// Who holds the socket; nothing if it is not there.
std::set<pid_t> holdersOf(const Snapshot& snapshot, Inode inode) {
    std::set<pid_t> pids;
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row) {
        if (snapshot.sockets[row].protocol != Protocol::Unix || snapshot.sockets[row].inode != inode) continue;
        for (const std::uint32_t holder : snapshot.holders(row))
            pids.insert(number(snapshot.processes[holder]->id.pid));
    }
    return pids;
}

bool lists(const Snapshot& snapshot, Protocol protocol, Inode inode) {
    return std::ranges::any_of(snapshot.sockets, [=](const Socket& socket) {
        return socket.protocol == protocol && socket.inode == inode;
    });
}

bool isInPrivateNetwork = false;

const ActionResult* resultOf(const WatchedProbe& watched, RequestId request) {
    const auto found = std::ranges::find(watched.results, request, &std::pair<RequestId, ActionResult>::first);
    return found == watched.results.end() ? nullptr : &found->second;
}

}   // namespace

class ThreadProbeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void snapshotsArrive() {
        const SocketPair sockets;
        WatchedProbe watched(1ms);
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() >= 3, 20'000);
        const Snapshot& snapshot = *watched.snapshots.back();
        QVERIFY(holdersOf(snapshot, sockets.inode()).contains(getpid()));
        QVERIFY(
            std::ranges::is_sorted(snapshot.processes, {}, [](const auto& process) { return process->id.pid; }));
        QCOMPARE(snapshot.holderEnds.size(), snapshot.sockets.size());
        QVERIFY(std::ranges::is_sorted(watched.snapshots, {}, &Snapshot::capturedAt));
        QVERIFY(watched.rightThread);
        QCOMPARE(watched.probe.capabilities().self, Pid{getpid()});
    }

    /// Without owners of its own, a snapshot is still the same value for as long as somebody keeps it.
    void snapshotsOutliveTheProbe() {
        SnapshotPointer kept;
        {
            WatchedProbe watched;
            QTRY_VERIFY_WITH_TIMEOUT(!watched.snapshots.empty(), 20'000);
            kept = watched.snapshots.front();
        }
        QCOMPARE(kept.use_count(), 1L);
        QCOMPARE(kept->holderEnds.size(), kept->sockets.size());
    }

    void aLongIntervalIsWaitedFor() {
        WatchedProbe watched(1h);
        QTRY_COMPARE_WITH_TIMEOUT(watched.announced, 1, 20'000);
        QVERIFY(watched.settle(50));
        QCOMPARE(watched.announced, 1);
    }

    void aShorterIntervalCountsAtOnce() {
        WatchedProbe watched(1h);
        QTRY_COMPARE_WITH_TIMEOUT(watched.announced, 1, 20'000);
        watched.probe.setInterval(1ms);
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() >= 6, 20'000);
        watched.probe.setInterval(1h);
        QVERIFY(watched.settle());
        const std::size_t soFar = watched.snapshots.size();
        watched.probe.sampleNow();
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() > soFar, 20'000);
        watched.probe.setInterval(300ms);   // not due yet, but much sooner than it was
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() > soFar + 1, 20'000);
        watched.probe.setInterval(1h);
        QVERIFY(watched.settle());
        const int before = watched.announced;
        QVERIFY(watched.settle(50));
        QCOMPARE(watched.announced, before);
    }

    /// However slow the machine is, samples never come faster than they should.
    void samplesKeepTheirDistance() {
        constexpr auto interval = 40ms;
        const auto begin = std::chrono::steady_clock::now();
        WatchedProbe watched(interval);
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() >= 6, 20'000);
        QVERIFY(std::chrono::steady_clock::now() - begin >= interval * (watched.snapshots.size() - 1));
    }

    void pauseStopsAndGoesOn() {
        WatchedProbe watched(1ms);
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() >= 2, 20'000);
        watched.probe.setPaused(true);
        QVERIFY(watched.settle());
        const std::size_t before = watched.snapshots.size();
        watched.probe.setInterval(2ms);   // no reason to go on
        QVERIFY(watched.settle(50));
        QCOMPARE(watched.snapshots.size(), before);
        watched.probe.setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() >= before + 2, 20'000);
    }

    void oneMoreWhilePaused() {
        WatchedProbe watched(1ms);
        QVERIFY(watched.rest());
        for (int asked = 0; asked < 20; ++asked) {
            const std::size_t before = watched.snapshots.size();
            const Timestamp asking = now();
            watched.probe.sampleNow();
            QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() > before, 20'000);
            QVERIFY(watched.settle(5));
            QCOMPARE(watched.snapshots.size(), before + 1);
            QVERIFY(watched.snapshots.back()->capturedAt >= asking);
        }
    }

    void oneMoreAmidALongInterval() {
        WatchedProbe watched(1h);
        QTRY_COMPARE_WITH_TIMEOUT(watched.snapshots.size(), 1U, 20'000);
        watched.probe.sampleNow();
        QTRY_COMPARE_WITH_TIMEOUT(watched.snapshots.size(), 2U, 20'000);
        QVERIFY(watched.settle());
        QCOMPARE(watched.snapshots.size(), 2U);
    }

    void wantingTcpInfoIsAnsweredAtOnce() {
        WatchedProbe watched(1h);
        QVERIFY(watched.rest());
        QCOMPARE(watched.snapshots.size(), 1U);
        watched.probe.setTcpInfo(true);
        QTRY_COMPARE_WITH_TIMEOUT(watched.snapshots.size(), 2U, 20'000);
        watched.probe.setTcpInfo(true);   // as before
        watched.probe.setTcpInfo(false);
        QVERIFY(watched.settle());
        QCOMPARE(watched.snapshots.size(), 2U);
    }

    void theNewestIsTakenOnce() {
        WatchedProbe watched(1h);
        watched.takesSnapshots = false;
        QVERIFY(watched.rest());
        QVERIFY(watched.probe.takeSnapshot() != nullptr);
        QVERIFY(watched.probe.takeSnapshot() == nullptr);
        QVERIFY(watched.settle());
        QVERIFY(watched.probe.takeSnapshot() == nullptr);
    }

    /// A screen that hears of snapshots and takes none: the old ones are dropped.
    void whoTakesLateGetsTheNewest() {
        WatchedProbe watched(1ms);
        watched.takesSnapshots = false;
        QTRY_VERIFY_WITH_TIMEOUT(watched.announced >= 1, 20'000);
        const Timestamp late = now();
        const int before = watched.announced;
        // The third announcement from here on is of a sample that began after the first.
        QTRY_VERIFY_WITH_TIMEOUT(watched.announced >= before + 3, 20'000);
        watched.probe.setPaused(true);
        QVERIFY(watched.settle());
        const SnapshotPointer snapshot = watched.probe.takeSnapshot();
        QVERIFY(snapshot != nullptr);
        QVERIFY(snapshot->capturedAt >= late);
        QVERIFY(snapshot.use_count() <= 3L);   // what collector and thread remember of the last one, and this
        QVERIFY(watched.probe.takeSnapshot() == nullptr);
    }

    /// A screen that is busy: its queue of events does not fill up with what is long out of date.
    void aBusyScreenIsToldOnce() {
        WatchedProbe watched(1ms);
        QTRY_VERIFY_WITH_TIMEOUT(watched.announced >= 1, 20'000);
        watched.takesSnapshots = false;
        const int before = watched.announced;
        QThread::msleep(200);   // any number of samples, for all that follows
        watched.probe.setPaused(true);
        QCoreApplication::processEvents();
        // Of what had come up, and of what was under way when the pause began.
        QVERIFY2(watched.announced <= before + 2, qPrintable(QString::number(watched.announced - before)));
    }

    void everyRequestIsAnsweredOnceAndInOrder() {
        WatchedProbe watched(1ms);
        std::vector<RequestId> requests;
        for (int count = 0; count < 1000; ++count) {
            const ProcessId nobody{Pid{count}, StartTime{~0ULL}};
            // No signal has the number 0: refused before anything is looked at.
            requests.push_back(count % 4 == 0 ? watched.probe.ask(ProcessQuery{nobody})
                                              : watched.probe.perform({SendSignal{nobody, 0}}));
        }
        QVERIFY(watched.order.empty());   // nothing is answered within a call
        QTRY_VERIFY_WITH_TIMEOUT(watched.order.size() >= requests.size(), 120'000);
        QCOMPARE(watched.order, requests);
        QVERIFY(std::ranges::is_sorted(requests));
        QCOMPARE(watched.answers.size(), 250U);
        QCOMPARE(watched.results.size(), 750U);
        for (int at = 0; at < 250; ++at) {
            const ProcessAnswer& answer = watched.answers[static_cast<std::size_t>(at)].second;
            QCOMPARE(answer.process.pid, Pid{4 * at});
            QVERIFY(!answer.alive);
        }
        for (const auto& [request, result] : watched.results) QCOMPARE(result.outcome, Outcome::Refused);
        QVERIFY(watched.settle(3));
        QCOMPARE(watched.order.size(), requests.size() + 3);
        QVERIFY(watched.rightThread);
    }

    void requestsAreAnsweredWhilePaused() {
        WatchedProbe watched;
        QVERIFY(watched.rest());
        const Child child;
        const RequestId request = watched.probe.ask(ProcessQuery{child.id()});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isAnswered(request), 20'000);
        const ProcessAnswer& answer = watched.answers.back().second;
        QCOMPARE(answer.process, child.id());
        QVERIFY(answer.alive);
        QCOMPARE(answer.children, std::optional<std::uint32_t>(0));
        QCOMPARE(watched.snapshots.size(), 1U);   // a question changes nothing
    }

    void whatASignalDidIsSeenAtOnce() {
        const SocketPair sockets;
        const Child child;
        WatchedProbe watched;
        QVERIFY(watched.rest());
        QCOMPARE(holdersOf(*watched.snapshots.back(), sockets.inode()), (std::set{getpid(), child.pid()}));

        const RequestId request = watched.probe.perform({SendSignal{child.id(), SIGTERM}});
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(watched, request) != nullptr, 20'000);
        const ActionResult& result = *resultOf(watched, request);
        QCOMPARE(result.outcome, Outcome::Done);
        QCOMPARE(result.message.arguments,
                 (std::vector<std::string>{"SIGTERM", "sleep", std::to_string(child.pid())}));
        QVERIFY(!child.isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(watched.snapshots.size(), 2U, 20'000);   // although it is paused
        QCOMPARE(holdersOf(*watched.snapshots.back(), sockets.inode()), std::set{getpid()});

        const RequestId gone = watched.probe.ask(ProcessQuery{child.id()});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isAnswered(gone), 20'000);
        QVERIFY(!watched.answers.back().second.alive);
        QVERIFY(watched.settle());
        QCOMPARE(watched.snapshots.size(), 2U);   // one, and no more
    }

    /// Sockets that are bound and nothing else are listed from memory for seconds; not after an action.
    void aSocketThatASignalFreedIsGone() {
        if (!isInPrivateNetwork) QSKIP("binds only in a network of its own");
        const int bound = socket(AF_INET, SOCK_STREAM, 0);
        const sockaddr_in anywhere{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {}, .sin_zero = {}};
        QCOMPARE(bind(bound, reinterpret_cast<const sockaddr*>(&anywhere), sizeof anywhere), 0);
        const Inode inode = inodeOf(bound);
        const Child heir;
        close(bound);
        WatchedProbe watched;
        QVERIFY(watched.rest());
        if (!lists(*watched.snapshots.back(), Protocol::Tcp, inode)) QSKIP("kernels before 6.8 do not list it");
        watched.probe.perform({SendSignal{heir.id(), SIGKILL}});
        QTRY_COMPARE_WITH_TIMEOUT(watched.snapshots.size(), 2U, 20'000);
        QVERIFY(!lists(*watched.snapshots.back(), Protocol::Tcp, inode));
    }

    void anotherProcessOfThatPidIsSpared() {
        WatchedProbe watched;
        const Child child;
        const ProcessId former{child.id().pid, StartTime{number(child.id().startTime) - 1}};
        const RequestId toFormer = watched.probe.perform({SendSignal{former, SIGKILL}});
        const RequestId toSelf =
            watched.probe.perform({SendSignal{{Pid{getpid()}, startTimeOf(getpid())}, SIGKILL}});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isAnswered(toSelf), 20'000);
        QCOMPARE(resultOf(watched, toFormer)->outcome, Outcome::Refused);
        QCOMPARE(resultOf(watched, toSelf)->outcome, Outcome::Refused);
        QVERIFY(child.isRunning());
    }

    void endsWhileSampling() {
        for (int count = 0; count < 100; ++count) {
            WatchedProbe watched(1ms);
            for (int turns = 0; turns < count % 4; ++turns) QCoreApplication::processEvents();
        }
        QCoreApplication::processEvents();   // what is left in the queue is for nobody
    }

    void endsWithRequestsPending() {
        for (int count = 0; count < 30; ++count) {
            WatchedProbe watched(1ms);
            for (int request = 0; request < 200; ++request) {
                watched.probe.ask(ProcessQuery{{Pid{request}, {}}});
                watched.probe.perform({SendSignal{{Pid{request}, {}}, 0}});
            }
            if (count % 2 == 0) QVERIFY(WatchedProbe::comesTrue([&] { return !watched.order.empty(); }));
            QVERIFY(watched.order.size() < 400);   // some are pending
        }
        QCoreApplication::processEvents();
    }

    void endsWhilePaused() {
        WatchedProbe watched;
        QVERIFY(watched.rest());
    }

    void endsAmidASignal() {
        const Child child(Child::OnSigterm::GoesOn);
        {
            WatchedProbe watched;
            watched.probe.perform({SendSignal{child.id(), SIGTERM}});
            watched.probe.perform({SendSignal{child.id(), SIGTERM}});
        }
        QVERIFY(child.isRunning());
    }

    void endsFromItsOwnSignal() {
        QPointer<ThreadProbe> probe = new ThreadProbe;
        probe->setInterval(1ms);
        connect(probe, &Probe::snapshotReady, probe, &QObject::deleteLater);
        QTRY_VERIFY_WITH_TIMEOUT(probe.isNull(), 20'000);
    }

    /// Held up in the midst of its work, it keeps nobody waiting, and is gone when it is done.
    void leavesWithoutKeepingAnybodyWaiting() {
        const QTemporaryDir procRoot;
        const QString directory = procRoot.filePath(QStringLiteral("sys/net/ipv4"));
        QVERIFY(QDir().mkpath(directory));
        const QByteArray slowFile = QFile::encodeName(directory + QStringLiteral("/tcp_fin_timeout"));
        QCOMPARE(mkfifo(slowFile.constData(), 0600), 0);
        QPointer<ThreadProbe> probe = new ThreadProbe({.procRoot = procRoot.path().toStdString()});
        probe->ask(SysctlsQuery{});
        int writer = -1;   // cannot be opened before the thread reads
        QVERIFY(WatchedProbe::comesTrue([&] {
            if (writer < 0) writer = open(slowFile.constData(), O_WRONLY | O_NONBLOCK);
            return writer >= 0;
        }));
        probe->leave();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!probe.isNull());   // or it would have waited for its thread
        close(writer);
        QTRY_VERIFY_WITH_TIMEOUT(probe.isNull(), 20'000);
    }

    void leavesFromItsOwnSignal() {
        QPointer<ThreadProbe> probe = new ThreadProbe;
        connect(probe, &Probe::snapshotReady, probe, &Probe::leave);
        QTRY_VERIFY_WITH_TIMEOUT(probe.isNull(), 20'000);
    }

    /// Everything at once, for the sanitizers.
    void wishesInAnyOrder() {
        WatchedProbe watched(1ms);
        for (int turn = 0; turn < 300; ++turn) {
            watched.probe.setInterval(std::chrono::milliseconds(1 + turn % 3));
            watched.probe.setPaused(turn % 5 == 0);
            watched.probe.setTcpInfo(turn % 7 == 0);
            if (turn % 3 == 0) watched.probe.sampleNow();
            if (turn % 4 == 0) watched.probe.ask(ProcessQuery{});
            if (turn % 2 == 0) QCoreApplication::processEvents();
        }
        watched.probe.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(watched.order.size(), 75U, 60'000);
        const std::size_t before = watched.snapshots.size();
        QTRY_VERIFY_WITH_TIMEOUT(watched.snapshots.size() > before + 2, 20'000);
        QVERIFY(watched.settle());
        QCOMPARE(watched.order.size(), 75U + 10U);
        QVERIFY(watched.rightThread);
    }
};

/// Nothing here reaches beyond what an ordinary user may look at; where it is allowed, the machine's network is
/// left as well.
int main(int argc, char** argv) {
    const std::string refusal = enterNamespaces(CLONE_NEWNET);
    isInPrivateNetwork = refusal.empty();
    if (!isInPrivateNetwork) qWarning("in the machine's own network: %s", refusal.c_str());
    const QCoreApplication application(argc, argv);
    ThreadProbeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "thread_probe_test.moc"
