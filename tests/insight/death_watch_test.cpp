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
        return deaths.observe(update, events, memory, leftovers);
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
    QVERIFY(isCrash(reports.front().death));
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

void DeathWatchTest::whatIsACrash_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("crash");
    QTest::newRow("exit code 0") << 0 << false;
    QTest::newRow("exit code 3") << (3 << 8) << false;
    QTest::newRow("SIGSEGV") << SIGSEGV << true;
    QTest::newRow("SIGABRT with a core") << (SIGABRT | 0x80) << true;
    QTest::newRow("SIGKILL") << SIGKILL << true;
    QTest::newRow("SIGTERM") << SIGTERM << false;
    QTest::newRow("SIGINT") << SIGINT << false;
}

void DeathWatchTest::whatIsACrash() {
    QFETCH(int, status);
    QFETCH(bool, crash);
    QCOMPARE(isCrash({begin, status, false}), crash);
    QVERIFY(!isCrash({begin, std::nullopt, false}));
}

QTEST_APPLESS_MAIN(DeathWatchTest)
#include "death_watch_test.moc"
