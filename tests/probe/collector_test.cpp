// The whole picture: the real kernel's sockets in a network namespace of the test's own, with the processes of a
// fake /proc.
#include <QTest>

#include "app/probe/collector.h"
#include "tests/probe/fake_proc.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"
#include "tests/support/live_socket.h"
#include "tests/support/printing.h"
#include "tests/support/private_network.h"
#include "tests/support/refuse_sock_diag.h"

#include <filesystem>
#include <sys/stat.h>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

Collector collectorOf(const FakeProc& proc, std::chrono::milliseconds boundInactivePace = 3000ms) {
    return Collector({.procRoot = proc.root(), .boundInactivePace = boundInactivePace});
}

/// The row of a socket; the number of rows if it has none.
std::uint32_t rowOf(const Snapshot& snapshot, const LiveSocket& socket) {
    std::uint32_t row = 0;
    while (row < snapshot.sockets.size() && snapshot.sockets[row].inode != socket.inode()) ++row;
    return row;
}

bool knowsBoundInactive() {
    const FakeProc proc;
    const auto bound = LiveSocket::tcp(LiveSocket::Use::Bind);
    return !collectorOf(proc).sample({})->sockets.empty();
}

}   // namespace

class CollectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyProtocol();
    void owners();
    void withoutOwners();
    void tcpInfoOnRequest();
    void consecutiveSamples();
    void ownNamespace();
    void boundInactiveKeepsItsPace();
    void closedBoundInactiveGoes();
    void saysWhereItReadInstead();
};

void CollectorTest::everyProtocol() {
    const FakeProc proc;
    const auto tcp = LiveSocket::tcp(LiveSocket::Use::Listen);
    const auto udp = LiveSocket::udp6();
    const auto local = LiveSocket::abstractUnix("socklens test");
    const auto before = std::chrono::system_clock::now();
    const auto snapshot = collectorOf(proc).sample({});
    QCOMPARE(snapshot->sockets.size(), 3U);
    QVERIFY(snapshot->notes.empty());
    for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp, Protocol::Unix})
        QCOMPARE(snapshot->source(protocol), Source::SockDiag);
    QCOMPARE(snapshot->sockets.at(rowOf(*snapshot, tcp)).state, State::Listen);
    QCOMPARE(snapshot->sockets.at(rowOf(*snapshot, udp)).family, Family::Inet6);
    const Socket& unixRow = snapshot->sockets.at(rowOf(*snapshot, local));
    QCOMPARE(std::string(snapshot->nameOf(unixRow)), std::string("@socklens test"));
    QVERIFY(snapshot->capturedAt >= std::chrono::floor<Milliseconds>(before));
    QVERIFY(snapshot->capturedAt <= std::chrono::system_clock::now());
    QVERIFY(snapshot->cost > 0ns && snapshot->cost < 10s);
    QVERIFY(!snapshot->directory->users.empty());
}

void CollectorTest::owners() {
    FakeProc proc;
    const auto held = LiveSocket::tcp(LiveSocket::Use::Listen);
    const auto hidden = LiveSocket::udp6();
    proc.setProcess(4711, "server");
    proc.addSocket(4711, 5, held.inode());
    const auto snapshot = collectorOf(proc).sample({});
    QCOMPARE(snapshot->processes.size(), 1U);
    QCOMPARE(snapshot->processes[0]->name, std::string("server"));
    QCOMPARE(ownership(*snapshot, rowOf(*snapshot, held)), Ownership::Held);
    QCOMPARE(ownership(*snapshot, rowOf(*snapshot, hidden)), Ownership::Hidden);
    QCOMPARE(snapshot->coverage.ownersHidden, 1U);
    QVERIFY(snapshot->directory->users.contains(Uid{1000}));   // the process's
}

void CollectorTest::withoutOwners() {
    FakeProc proc;
    const auto held = LiveSocket::tcp(LiveSocket::Use::Listen);
    proc.setProcess(4711, "server");
    proc.addSocket(4711, 5, held.inode());
    const auto snapshot = collectorOf(proc).sample({.owners = false});
    QCOMPARE(ownership(*snapshot, 0), Ownership::NotLookedFor);
    QVERIFY(snapshot->processes.empty());
    QVERIFY(!snapshot->coverage.ownersLookedFor);
}

void CollectorTest::tcpInfoOnRequest() {
    const FakeProc proc;
    const auto udp = LiveSocket::udp6();
    const auto tcp = LiveSocket::tcp(LiveSocket::Use::Listen);
    auto collector = collectorOf(proc);
    QVERIFY(collector.sample({})->tcpInfos.empty());
    const auto snapshot = collector.sample({.tcpInfo = true});
    const TcpInfo* info = snapshot->tcpInfo(rowOf(*snapshot, tcp));
    QVERIFY(info != nullptr);
    QVERIFY(!info->congestionControl.empty());
    QVERIFY(snapshot->tcpInfo(rowOf(*snapshot, udp)) == nullptr);
    QVERIFY(collector.sample({})->tcpInfos.empty());
}

void CollectorTest::consecutiveSamples() {
    FakeProc proc;
    const auto stays = LiveSocket::tcp(LiveSocket::Use::Listen);
    proc.setProcess(4711, "server");
    proc.addSocket(4711, 5, stays.inode());
    auto collector = collectorOf(proc);
    SnapshotPointer first;
    {
        const auto goes = LiveSocket::tcp(LiveSocket::Use::Listen);
        first = collector.sample({});
    }
    const auto second = collector.sample({});
    QCOMPARE(first->sockets.size(), 2U);
    QCOMPARE(second->sockets.size(), 1U);
    QVERIFY(first->processes[0] == second->processes[0]);   // unchanged: the same object
    QVERIFY(first->directory == second->directory);
}

void CollectorTest::ownNamespace() {
    struct stat status {};
    QCOMPARE(stat("/proc/self/ns/net", &status), 0);
    QVERIFY(Collector().sample({.owners = false})->networkNamespace == NetworkNamespace{status.st_ino});
}

void CollectorTest::boundInactiveKeepsItsPace() {
    if (!knowsBoundInactive()) QSKIP("This kernel does not list sockets that are bound and nothing else.");
    const FakeProc proc;
    auto collector = collectorOf(proc, 1h);
    const auto count = [&] { return collector.sample({})->sockets.size(); };
    QCOMPARE(count(), 0U);
    const auto bound = LiveSocket::tcp(LiveSocket::Use::Bind);
    QCOMPARE(count(), 0U);   // not asked for yet
    collector.forgetPace();
    QCOMPARE(count(), 1U);
    QCOMPARE(count(), 1U);   // shown on from memory
    auto eager = collectorOf(proc, 0ms);
    QCOMPARE(eager.sample({})->sockets.at(0).state, State::Close);
}

/// Shown from memory, it would have an owner that is unknown instead of none.
void CollectorTest::closedBoundInactiveGoes() {
    if (!knowsBoundInactive()) QSKIP("This kernel does not list sockets that are bound and nothing else.");
    FakeProc proc;
    proc.setProcess(4711, "server");
    auto collector = collectorOf(proc, 1h);
    const auto udp = LiveSocket::udp6();   // behind them in the list
    proc.addSocket(4711, 3, udp.inode());
    const auto stays = LiveSocket::tcp(LiveSocket::Use::Bind);
    proc.addSocket(4711, 4, stays.inode());
    const auto stranger = LiveSocket::tcp(LiveSocket::Use::Bind);
    std::optional<LiveSocket> goes(LiveSocket::tcp(LiveSocket::Use::Bind));
    proc.addSocket(4711, 5, goes->inode());
    QCOMPARE(collector.sample({})->sockets.size(), 4U);
    goes.reset();
    std::filesystem::remove(proc.directoryOf(4711) / "fd" / "5");
    for (int sample = 0; sample < 2; ++sample) {
        const auto snapshot = collector.sample({});
        QCOMPARE(snapshot->sockets.size(), 3U);
        QCOMPARE(snapshot->holderEnds.size(), 3U);
        QCOMPARE(ownership(*snapshot, rowOf(*snapshot, stays)), Ownership::Held);
        QCOMPARE(ownership(*snapshot, rowOf(*snapshot, udp)), Ownership::Held);
        QCOMPARE(ownership(*snapshot, rowOf(*snapshot, stranger)), Ownership::Hidden);
        QCOMPARE(snapshot->coverage.ownersHidden, 1U);
    }
}

void CollectorTest::saysWhereItReadInstead() {
    SOCKLENS_VERIFY_IN_CHILD([]() -> std::string {
        if (!refuseSockDiag()) return std::string(skipMark) + "seccomp is refused here";
        const FakeProc proc;
        const auto nothing = collectorOf(proc).sample({});
        if (nothing->notes.size() != 3)
            return std::to_string(nothing->notes.size()) + " notes where nothing is read";
        for (const Message& note : nothing->notes)
            if (!english(note).ends_with("and /proc/net is missing or hidden.")) return english(note);
        std::filesystem::create_directories(proc.root() + "/net");
        for (const char* table : {"tcp", "udp", "unix"})
            std::filesystem::copy_file(std::string(SOCKLENS_RECORDED "/net/") + table,
                                       proc.root() + "/net/" + table);
        const auto read = collectorOf(proc).sample({});
        if (read->notes.size() != 3) return std::to_string(read->notes.size()) + " notes where tables are read";
        for (const Message& note : read->notes)
            if (english(note).find("They were read from /proc/net instead") == std::string::npos)
                return english(note);
        return english(read->notes[2]).ends_with("peers and queues.") ? "" : english(read->notes[2]);
    });
}

int main(int argc, char** argv) {
    return runInPrivateNetwork<CollectorTest>(argc, argv);
}
#include "collector_test.moc"
