#include <QTest>

#include "app/core/event.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

ProcessPointer process(int pid, std::uint64_t startTime = 7) {
    Process process;
    process.id = {Pid{pid}, StartTime{startTime}};
    process.name = "worker";
    return std::make_shared<const Process>(std::move(process));
}

ProcessExit exitAt(std::chrono::seconds at, int pid = 5) {
    return {process(pid), Timestamp(at), 0};
}

Events exitsAt(std::vector<std::chrono::seconds> times) {
    Events events;
    for (const auto at : times) events.exits.push_back(exitAt(at));
    return events;
}

}   // namespace

class EventTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laterOnesComeLast();
    void theOldestAreLost();
    void notOneByOne();
    void portions();
    void whoseDeathConcerns();
};

void EventTest::laterOnesComeLast() {
    Events events = exitsAt({1s});
    Events later = exitsAt({2s, 3s});
    later.coreDumps.push_back({process(5), Timestamp(2s)});
    later.lost = 4;
    append(events, std::move(later));
    QVERIFY(events.exits == exitsAt({1s, 2s, 3s}).exits);
    QCOMPARE(events.coreDumps.size(), 1U);
    QCOMPARE(events.lost, 4U);
}

void EventTest::theOldestAreLost() {
    Events events = exitsAt({1s, 2s});
    append(events, exitsAt({3s, 4s}), 3);
    QVERIFY(events.exits == exitsAt({2s, 3s, 4s}).exits);
    QCOMPARE(events.lost, 1U);
}

void EventTest::notOneByOne() {
    Events events = exitsAt({1s, 2s, 3s, 4s, 5s, 6s, 7s, 8s});
    append(events, exitsAt({9s}), 8);
    QVERIFY(events.exits == exitsAt({4s, 5s, 6s, 7s, 8s, 9s}).exits);
    QCOMPARE(events.lost, 3U);
}

void EventTest::portions() {
    Events events = exitsAt({1s, 2s, 3s});
    events.lost = 2;
    const Events first = takeOldest(events, 2);
    QVERIFY(first.exits == exitsAt({1s, 2s}).exits);
    QCOMPARE(first.lost, 2U);
    QVERIFY(takeOldest(events, 2).exits == exitsAt({3s}).exits);
    QVERIFY(events.empty());
}

void EventTest::whoseDeathConcerns() {
    SnapshotBuilder builder;
    Process holder = *process(5);
    builder.hold(builder.add(tcpSocket(1)), builder.addProcess(std::move(holder)));
    const Snapshot snapshot = builder.take();
    const auto concerns = [&](const ProcessPointer& dead) {
        Events events;
        events.exits.push_back({dead, Timestamp(1s), 0});
        return concern(events, snapshot);
    };
    QVERIFY(concerns(process(5)));
    QVERIFY(!concerns(process(4)));
    QVERIFY(!concerns(process(6)));
    QVERIFY(!concerns(process(5, 8)));   // another one with its pid
    QVERIFY(!concern({}, snapshot));
    Events closed;   // between two samples
    closed.stateChanges.push_back({process(6), Timestamp(1s), {}, {}, {}, {}, {}, {}, {}});
    closed.exits.push_back({process(6), Timestamp(2s), 0});
    QVERIFY(concern(closed, snapshot));
    Events dump;
    dump.coreDumps.push_back({process(5), Timestamp(1s)});
    QVERIFY(concern(dump, snapshot));
}

QTEST_APPLESS_MAIN(EventTest)
#include "event_test.moc"
