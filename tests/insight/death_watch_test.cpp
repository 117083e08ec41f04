#include <QTest>

#include "app/insight/death_watch.h"
#include "tests/support/snapshot_builder.h"

#include <csignal>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

constexpr auto begin = Timestamp(std::chrono::hours(1));

/// A program with one connection; then the connection without it.
struct Scene {
    PicturePointer picture = emptyPicture();
    SocketMemory memory;
    Leftovers leftovers;
    DeathWatch deaths;

    std::vector<DeathReport> look(Timestamp at, bool isHeld, const Events& events = {}) {
        SnapshotBuilder builder;
        Socket socket = tcpSocket(7, isHeld ? State::Established : State::TimeWait);
        if (isHeld) {
            socket.inode = Inode{70};
        } else {
            socket.inode = {};
            socket.uid = {};
            socket.timer = Timer::TimeWait;
            socket.timerExpiresMs = 60'000;
        }
        const auto row = builder.add(socket);
        if (isHeld) builder.hold(row, builder.addProcess(4242, "python3"));
        builder.snapshot().capturedAt = at;
        const Update update = advance(picture, std::make_shared<const Snapshot>(builder.take()));
        picture = update.newer;
        if (isHeld) process = picture->snapshot->processes.front();
        memory.observe(update, events);
        leftovers.observe(update, memory);
        return deaths.observe(update, memory, leftovers);
    }

    Events exitAt(Timestamp at, int status = SIGSEGV) const {
        Events events;
        events.exits.push_back({process, at, status});
        return events;
    }

    ProcessPointer process;
};

}   // namespace

class DeathWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsLeft();
    void waitsForTheNextSample();
    void strangersDoNotMatter();
    void whatIsACrash_data();
    void whatIsACrash();
};

void DeathWatchTest::saysWhatIsLeft() {
    Scene scene;
    QVERIFY(scene.look(begin, true).empty());
    const auto reports = scene.look(begin + 2s, false, scene.exitAt(begin + 1s));
    QCOMPARE(reports.size(), 1U);
    QCOMPARE(reports.front().process->name, std::string("python3"));
    QCOMPARE(reports.front().left, 1U);
    QVERIFY(reports.front().lastGone.kind == Forecast::Kind::Timed);
    QVERIFY(kindOf(reports.front().death) == DeathKind::Crash);
    QVERIFY(scene.look(begin + 3s, false).empty());   // told once
}

/// The events of a sample can be later than what it saw.
void DeathWatchTest::waitsForTheNextSample() {
    Scene scene;
    scene.look(begin, true);
    QVERIFY(scene.look(begin + 1s, true, scene.exitAt(begin + 1500ms)).empty());
    const auto reports = scene.look(begin + 2s, false);
    QCOMPARE(reports.size(), 1U);
    QCOMPARE(reports.front().left, 1U);
}

/// The kernel tells of every end on the machine.
void DeathWatchTest::strangersDoNotMatter() {
    Scene scene;
    scene.look(begin, true);
    Events events = scene.exitAt(begin + 1500ms);
    Process stranger = *scene.process;   // one of the same name
    stranger.id.pid = Pid{77};
    const auto shared = std::make_shared<const Process>(stranger);
    events.exits.insert(events.exits.begin(), 10'000, ProcessExit{shared, begin + 1s, SIGSEGV});
    events.exits.push_back({shared, begin + 1800ms, SIGSEGV});
    QVERIFY(scene.look(begin + 1s, true, events).empty());
    const auto reports = scene.look(begin + 2s, false);
    QCOMPARE(reports.size(), 1U);
    QVERIFY(reports.front().process->id == scene.process->id);
}

void DeathWatchTest::whatIsACrash_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("crash");
    QTest::newRow("exit code 0") << 0 << false;
    QTest::newRow("exit code 1, a traceback of Python") << (1 << 8) << true;
    QTest::newRow("exit code 143, Java after SIGTERM") << (143 << 8) << false;
    QTest::newRow("exit code 139, a shell after SIGSEGV") << (139 << 8) << true;
    QTest::newRow("SIGSEGV") << SIGSEGV << true;
    QTest::newRow("SIGABRT with a core") << (SIGABRT | 0x80) << true;
    QTest::newRow("SIGKILL") << SIGKILL << true;
    QTest::newRow("SIGPIPE") << SIGPIPE << true;
    QTest::newRow("SIGTERM") << SIGTERM << false;
    QTest::newRow("SIGINT") << SIGINT << false;
}

void DeathWatchTest::whatIsACrash() {
    QFETCH(int, status);
    QFETCH(bool, crash);
    QCOMPARE(kindOf({begin, status, false}) == DeathKind::Crash, crash);
    QVERIFY(kindOf({begin, status, true}) == DeathKind::Crash);
    QVERIFY(kindOf({begin, std::nullopt, false}) == DeathKind::Unknown);
}

QTEST_APPLESS_MAIN(DeathWatchTest)
#include "death_watch_test.moc"
