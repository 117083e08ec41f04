// Leftovers in groups: by former owner, by state, by remote.
#include <QTest>

#include "tests/insight/story.h"
#include "tests/support/printing.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

class LeftoverGroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byFormerOwner();
    void unknownOwners();
    void onePairOfEach();
    void leastSure();
    void byState();
    void byRemote();
    void lastGone();
    void drain();
    void shrinking();
    void settings();
    void nothing();
    void manyRemotes();
};

namespace {

const ProcessPointer client = process(42, "client");
const ProcessPointer other = process(43, "other");

std::span<const LeftoverGroup> byOwner(const Story& story) {
    return story.leftovers.groups(LeftoverGrouping::FormerOwner);
}

}   // namespace

void LeftoverGroupsTest::byFormerOwner() {
    Story story;
    story.sample({{live(1, 40001, 80), {other}}, {live(2, 40002, 80), {client}}, {live(3, 40003, 80), {client}}});
    const Timestamp diedAt = story.soon();
    story.sample({{leftover(1, 40001, 80), {}}, {leftover(2, 40002, 80), {}}, {leftover(3, 40003, 80), {}}},
                 {.exits = {{client, diedAt, 11}}});
    QCOMPARE(story.leftovers.total(), 3U);
    QCOMPARE(byOwner(story).size(), 2U);
    const LeftoverGroup& first = byOwner(story)[0];
    QCOMPARE(first.key, "pid 42 1000");
    QVERIFY(first.formerOwner == client);
    QVERIFY(first.death && first.death->at == diedAt && first.death->waitStatus == 11);
    QVERIFY(!first.ownerLives);
    QVERIFY(first.confidence == Confidence::Seen);
    QVERIFY((first.rows == std::vector<std::uint32_t>{1, 2}));
    QVERIFY((first.states == std::map<State, std::uint32_t>{{State::TimeWait, 2}}));
    QVERIFY(!first.port && first.remote == address("10.0.0.2") && first.remotePort == Port{80});
    QVERIFY(byOwner(story)[1].port == Port{40001});
}

void LeftoverGroupsTest::unknownOwners() {
    Story story;
    std::vector<Story::Row> rows;
    for (int number = 0; number < 5; ++number) rows.push_back({leftover(10U + number, 8080, 50000 + number), {}});
    for (int number = 0; number < 4; ++number) rows.push_back({leftover(20U + number, 41000 + number, 443), {}});
    for (int number = 0; number < 3; ++number) rows.push_back({leftover(30U + number, 42000 + number, 5432), {}});
    story.sample(rows);
    QCOMPARE(byOwner(story).size(), 3U);
    QCOMPARE(byOwner(story)[0].key, "port 8080");
    QVERIFY(byOwner(story)[0].port == Port{8080} && !byOwner(story)[0].remotePort);
    QCOMPARE(byOwner(story)[1].key, "to 10.0.0.2 443");
    QVERIFY(!byOwner(story)[1].port && byOwner(story)[1].remotePort == Port{443});
    QCOMPARE(byOwner(story)[2].key, "to 10.0.0.2 5432");
    for (const LeftoverGroup& group : byOwner(story)) {
        QVERIFY(!group.formerOwner && !group.death && !group.ownerLives);
        QVERIFY(group.confidence == Confidence::Unknown);
        QCOMPARE(english(group.reason), "Closed before anybody looked.");
    }
}

void LeftoverGroupsTest::onePairOfEach() {
    Story story;
    story.sample({{leftover(1, 80, 50000), {}}, {leftover(2, 50001, 443), {}}});
    QCOMPARE(byOwner(story)[0].key, "port 80");
    QCOMPARE(byOwner(story)[1].key, "to 10.0.0.2 443");
}

void LeftoverGroupsTest::leastSure() {
    Story story;
    story.sample({{live(1, 40001, 80), {client}}});
    const Socket traced = leftover(2, 40002, 80);
    const Story::Row seen{leftover(1, 40001, 80), {}};
    story.sample({seen, {traced, {}}}, {.stateChanges = {closing(traced, client, story.soon())}});
    QCOMPARE(byOwner(story).size(), 1U);
    QVERIFY(byOwner(story)[0].confidence == Confidence::Traced);
    QCOMPARE(english(byOwner(story)[0].reason), "The kernel saw client (pid 42) do the closing.");
}

void LeftoverGroupsTest::byState() {
    Story story;
    story.sample({{live(1, 40001, 80), {other}}, {live(2, 40002, 80), {client}}, {live(3, 40003, 80), {client}}});
    story.sample({{leftover(1, 40001, 80), {}},
                  {leftover(2, 40002, 80), {}},
                  {leftover(3, 40003, 80, State::FinWait2), {}}});
    const auto groups = story.leftovers.groups(LeftoverGrouping::State);
    QCOMPARE(groups.size(), 2U);
    QCOMPARE(groups[0].key, "state TIME_WAIT");
    QVERIFY(!groups[0].formerOwner);   // there are two
    QCOMPARE(groups[1].key, "state FIN_WAIT2");
    QVERIFY(groups[1].formerOwner == client);
}

void LeftoverGroupsTest::byRemote() {
    Story story;
    Socket elsewhere = leftover(3, 40003, 443);
    elsewhere.remoteAddress = address("10.9.9.9");
    story.sample({{leftover(1, 40001, 80), {}}, {leftover(2, 40002, 81), {}}, {elsewhere, {}}});
    const auto groups = story.leftovers.groups(LeftoverGrouping::Remote);
    QCOMPARE(groups.size(), 2U);
    QCOMPARE(groups[0].key, "remote 10.0.0.2");
    QVERIFY(groups[0].remote == address("10.0.0.2") && !groups[0].remotePort);
    QCOMPARE(groups[1].key, "remote 10.9.9.9");
    QVERIFY(groups[1].remotePort == Port{443});
}

void LeftoverGroupsTest::lastGone() {
    Story story;
    Socket silent = leftover(3, 40003, 80, State::FinWait1, 200);
    story.sample({{leftover(1, 40001, 80, State::TimeWait, 41'000), {}},
                  {leftover(2, 40002, 80, State::TimeWait, 0), {}},
                  {silent, {}}});
    QVERIFY(byOwner(story)[0].lastGone.kind == Forecast::Kind::Timed);
    QVERIFY(byOwner(story)[0].lastGone.remaining > 100s);
    silent.timer = {};
    story.sample({{leftover(1, 40001, 80, State::TimeWait, 41'000), {}}, {silent, {}}});
    QVERIFY(byOwner(story)[0].lastGone.kind == Forecast::Kind::Unknown);
    QCOMPARE(english(byOwner(story)[0].lastGone.reason), "Of 1 of 2, the kernel does not say which timer runs.");
    story.sample({{leftover(2, 40002, 80, State::TimeWait, 0), {}}});
    QVERIFY(byOwner(story)[0].lastGone.kind == Forecast::Kind::AnyMoment);
}

void LeftoverGroupsTest::drain() {
    Story story;
    story.sample({{leftover(1, 40001, 80, State::TimeWait, 30'000), {}},
                  {leftover(2, 40002, 80, State::TimeWait, 59'000), {}}});
    const LeftoverGroup& group = byOwner(story)[0];
    QVERIFY((group.past == std::vector<DrainPoint>{{story.now(), 2}}));
    QVERIFY((group.future ==
             std::vector<DrainPoint>{{story.now(), 2}, {story.now() + 30s, 1}, {story.now() + 59s, 0}}));
}

void LeftoverGroupsTest::shrinking() {
    Story story;
    const Timestamp begin = story.now() + 10s;
    for (int round = 0; round < 6; ++round) {
        std::vector<Story::Row> rows;
        for (int number = 0; number < 6 - round; ++number)
            rows.push_back({leftover(10U + number, 8080, 50000 + number), {}});
        story.sample(rows, {}, 10s);
    }
    const LeftoverGroup& group = byOwner(story)[0];
    QCOMPARE(group.past.size(), 6U);
    QVERIFY((group.past.front() == DrainPoint{begin, 6}));
    QVERIFY((group.past.back() == DrainPoint{begin + 50s, 1}));
}

void LeftoverGroupsTest::settings() {
    Story story;
    story.leftovers.setTimers({.finTimeoutSeconds = 75});
    Socket orphan = leftover(1, 40001, 80, State::FinWait2, 15'000);
    orphan.timer = Timer::KeepAlive;
    story.sample({{orphan, {}}});
    QCOMPARE(byOwner(story)[0].lastGone.remaining.count(), 30'000);
}

void LeftoverGroupsTest::nothing() {
    Story story;
    story.sample({{live(1, 40001, 80), {client}}, {listener(2, 80), {other}}});
    QCOMPARE(story.leftovers.total(), 0U);
    for (const auto grouping : {LeftoverGrouping::FormerOwner, LeftoverGrouping::State, LeftoverGrouping::Remote})
        QVERIFY(story.leftovers.groups(grouping).empty());
}

void LeftoverGroupsTest::manyRemotes() {
    Story story;
    std::vector<Story::Row> rows;
    for (int number = 0; number < 3000; ++number) {
        Socket left = leftover(1U + static_cast<unsigned>(number), 8080, 50000);
        left.remoteAddress.bytes[14] = static_cast<std::uint8_t>(number / 256);
        left.remoteAddress.bytes[15] = static_cast<std::uint8_t>(number % 256);
        rows.push_back({left, {}});
    }
    story.sample(rows);
    QCOMPARE(byOwner(story).size(), 1U);
    const auto remotes = story.leftovers.groups(LeftoverGrouping::Remote);
    QCOMPARE(remotes.size(), 3000U);
    for (const LeftoverGroup& group : remotes) QCOMPARE(group.past.size(), 1U);   // at least what is
}

QTEST_APPLESS_MAIN(LeftoverGroupsTest)
#include "leftover_groups_test.moc"
