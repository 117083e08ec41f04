// How processes ended: the right one's end, and no other's.
#include <QTest>

#include "tests/insight/story.h"
#include "tests/support/printing.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

class DeathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void told();
    void coreDumps_data();
    void coreDumps();
    void dumpingNow();
    void endOfADumpMissed();
    void byPidOnly();
    void pidOfAnother();
    void pidReused();
    void pidReusedBetweenSamples();
    void unknownStatusIsCompleted();
    void vanished();
    void toldBeforeItMattered();
    void manyEnds();
};

namespace {

constexpr int segmentationFault = 11;
constexpr int withCore = 0x80;
const ProcessPointer client = process(42, "client", 1000);

}   // namespace

void DeathTest::told() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    QVERIFY(story.memory.isAlive(client->id));
    QVERIFY(!story.memory.death(client->id));
    const Timestamp diedAt = story.soon();
    story.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{client, diedAt, segmentationFault}}});
    QVERIFY(!story.memory.isAlive(client->id));
    const auto death = story.memory.death(client->id);
    QVERIFY(death.has_value());
    QVERIFY(death->at == diedAt);
    QVERIFY(death->waitStatus == segmentationFault);
    QVERIFY(!death->dumpedCore);
    story.sample({{leftover(7, 40000, 80, State::FinWait1), {}}}, {}, 400s);   // as long as somebody refers to it
    QVERIFY(story.memory.death(client->id) == death);
    story.sample({});
    story.sample({}, {}, 131s);
    QVERIFY(!story.memory.death(client->id));
}

void DeathTest::coreDumps_data() {
    QTest::addColumn<bool>("announced");
    QTest::addColumn<int>("status");   // -1: unknown
    QTest::addColumn<bool>("dumped");
    QTest::newRow("the status says so") << false << (segmentationFault | withCore) << true;
    QTest::newRow("announced, but there was no room for it") << true << segmentationFault << false;
    QTest::newRow("announced, and nothing else is known") << true << -1 << true;
    QTest::newRow("nothing known") << false << -1 << false;
}

void DeathTest::coreDumps() {
    QFETCH(bool, announced);
    QFETCH(int, status);
    QFETCH(bool, dumped);
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    Events events;
    if (announced) events.coreDumps = {{client, story.soon(100)}};
    events.exits = {{client, story.soon(200), status < 0 ? std::nullopt : std::optional(status)}};
    story.sample({{leftover(7, 40000, 80), {}}}, events);
    QCOMPARE(story.memory.death(client->id)->dumpedCore, dumped);
}

void DeathTest::dumpingNow() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    QVERIFY(!story.memory.isDumpingCore(client->id));
    story.sample({{live(7, 40000, 80), {client}}}, {.coreDumps = {{client, story.soon()}}});
    QVERIFY(story.memory.isDumpingCore(client->id));
    QVERIFY(!story.memory.death(client->id));
    story.sample({{leftover(7, 40000, 80), {}}}, {}, 60s);
    QVERIFY(story.memory.isDumpingCore(client->id));
    QVERIFY(story.leftovers.groups(LeftoverGrouping::FormerOwner)[0].dumpsCore);
    story.sample({{leftover(7, 40000, 80), {}}},
                 {.exits = {{client, story.soon(), segmentationFault | withCore}}});
    QVERIFY(!story.memory.isDumpingCore(client->id));
    QVERIFY(story.memory.death(client->id)->dumpedCore);
}

void DeathTest::endOfADumpMissed() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({{leftover(7, 40000, 80), {}}}, {.coreDumps = {{client, story.soon()}}});
    story.sample({{leftover(7, 40000, 80), {}}}, {.lost = 5}, 11min);
    QVERIFY(!story.memory.isDumpingCore(client->id));
    QVERIFY(!story.memory.death(client->id));
}

void DeathTest::byPidOnly() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{onlyPid(42), story.soon(), 9}}});
    QVERIFY(story.memory.death(client->id)->waitStatus == 9);
}

void DeathTest::pidOfAnother() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({{leftover(7, 40000, 80), {}}},
                 {.exits = {{process(42, "client", 2000), story.soon(), 9}, {onlyPid(41), story.soon(), 9}}});
    QVERIFY(!story.memory.death(client->id));
}

void DeathTest::pidReused() {
    const ProcessPointer next = process(42, "next", 5000);
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    const Timestamp firstEnd = story.soon();
    story.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{client, firstEnd, 9}}});
    story.sample({{leftover(7, 40000, 80), {}}, {live(8, 40001, 80), {next}}});
    story.sample({{leftover(7, 40000, 80), {}}, {leftover(8, 40001, 80), {}}},
                 {.exits = {{onlyPid(42), story.soon(), 0}}});
    QVERIFY(story.memory.death(client->id)->waitStatus == 9);
    QVERIFY(story.memory.death(next->id)->waitStatus == 0);
    QCOMPARE(story.leftovers.groups(LeftoverGrouping::FormerOwner).size(), 2U);
    // Another one that nobody has seen: the end is nobody's.
    story.sample({{leftover(7, 40000, 80), {}}, {leftover(8, 40001, 80), {}}},
                 {.exits = {{onlyPid(42), story.soon(), 11}}});
    QVERIFY(story.memory.death(client->id)->waitStatus == 9);
    QVERIFY(story.memory.death(next->id)->waitStatus == 0);
}

void DeathTest::pidReusedBetweenSamples() {
    // The end of the first is heard of when the second has been seen already.
    const ProcessPointer next = process(42, "next", 5000);
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    const Timestamp firstEnd = story.soon();
    story.sample({{leftover(7, 40000, 80), {}}, {live(8, 40001, 80), {next}}},
                 {.exits = {{onlyPid(42), firstEnd, 9}}});
    QVERIFY(story.memory.death(client->id)->waitStatus == 9);
    QVERIFY(!story.memory.death(next->id));
    QVERIFY(story.memory.isAlive(next->id));
}

void DeathTest::unknownStatusIsCompleted() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{client, story.soon(), std::nullopt}}});
    QVERIFY(story.memory.death(client->id) && !story.memory.death(client->id)->waitStatus);
    story.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{client, story.soon(), 9}}});
    QVERIFY(story.memory.death(client->id)->waitStatus == 9);
    story.sample({{leftover(7, 40000, 80), {}}}, {.exits = {{client, story.soon(), 11}}});
    QVERIFY(story.memory.death(client->id)->waitStatus == 9);
}

void DeathTest::vanished() {
    Story story;
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({{leftover(7, 40000, 80), {}}});
    QVERIFY(!story.memory.death(client->id));
    QVERIFY(!story.memory.isAlive(client->id));
    const LeftoverGroup& group = story.leftovers.groups(LeftoverGrouping::FormerOwner)[0];
    QVERIFY(!group.death && !group.ownerLives && group.formerOwner);

    Story lives;
    const Story::Row other{live(1, 50000, 443), {client}};
    lives.sample({other, {live(7, 40000, 80), {client}}});
    lives.sample({other, {leftover(7, 40000, 80), {}}});
    QVERIFY(lives.leftovers.groups(LeftoverGrouping::FormerOwner)[0].ownerLives);

    Story closes;   // and goes on without a socket
    closes.sample({{live(7, 40000, 80), {client}}});
    const StateChange closed = closing(leftover(7, 40000, 80), client, closes.soon());
    closes.sample({{leftover(7, 40000, 80), {}}}, {.stateChanges = {closed}});
    QVERIFY(closes.memory.isAlive(client->id));
    closes.sample({{leftover(7, 40000, 80), {}}});
    QVERIFY(!closes.memory.isAlive(client->id));   // that is not known any more

    Story gone;   // closed by dying, faster than anybody could ask who it was
    gone.sample({});
    const StateChange last = closing(leftover(7, 40000, 80), onlyPid(42), gone.soon());
    gone.sample({{leftover(7, 40000, 80), {}}}, {.stateChanges = {last}});
    QVERIFY(!gone.memory.isAlive(onlyPid(42)->id));
}

void DeathTest::toldBeforeItMattered() {
    // The end of a process that nobody knew, and only then that it had closed something.
    const Socket left = leftover(7, 40000, 80);
    Story story;
    story.sample({});
    const Timestamp closedAt = story.soon(100);
    const Timestamp diedAt = story.soon(200);
    story.sample({{left, {}}}, {.exits = {{client, diedAt, 9}}});
    story.sample({{left, {}}}, {.stateChanges = {closing(left, client, closedAt)}});
    QCOMPARE(story.verdict(0), "traced client 42");
    QVERIFY(story.memory.death(client->id)->at == diedAt);
}

void DeathTest::manyEnds() {
    Story story;
    story.sample({});
    Events events;
    for (int pid = 1000; pid < 30'000; ++pid) events.exits.push_back({process(pid, "short", 1), story.soon(), 0});
    story.sample({}, events);
    QVERIFY(!story.memory.death({Pid{1000}, StartTime{1}}));
    QVERIFY(story.memory.death({Pid{29'999}, StartTime{1}}));
    story.sample({}, {}, 6min);
    QVERIFY(!story.memory.death({Pid{29'999}, StartTime{1}}));
}

QTEST_APPLESS_MAIN(DeathTest)
#include "death_test.moc"
