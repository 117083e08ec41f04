// An hour of 100,000 closes a minute, told in samples: what is remembered stays as much as it is.
#include <QTest>

#include "app/insight/socket_records.h"
#include "app/insight/traced_closings.h"
#include "tests/insight/story.h"

#include <deque>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

class MemoryBoundsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anHourOfCloses();
    void forgotten();
    void clockSetBack();
    void tracedClosings();
    void lives();
    void recordsAreSmall();
};

void MemoryBoundsTest::anHourOfCloses() {
    constexpr int closesPerSample = 10'000;
    constexpr auto pace = 6s;   // 100,000 a minute
#ifdef __SANITIZE_ADDRESS__
    constexpr int samples = 150;   // a quarter of an hour says as much, and takes as long
#else
    constexpr int samples = 600;
#endif
    constexpr std::size_t samplesInTimeWait = 10;
    Story story;
    std::deque<std::vector<Story::Row>> waiting;   // the last minute's
    std::vector<Story::Row> open;
    std::uint64_t cookie = 0;
    std::size_t most = 0;
    std::size_t afterTenMinutes = 0;
    for (int sample = 0; sample < samples; ++sample) {
        // Half of them were seen alive; of the rest, only the kernel's word is known.
        Events events;
        const ProcessPointer process = test::process(1000 + sample, "client");
        std::vector<Story::Row> closed;
        for (const Story::Row& row : open) {
            Socket left = row.socket;
            left.inode = {};
            left.state = State::TimeWait;
            closed.push_back({left, {}});
        }
        while (closed.size() < closesPerSample) {
            ++cookie;
            const int port = static_cast<int>(cookie % 60'000);
            closed.push_back({leftover(cookie, port, 80), {}});
            events.stateChanges.push_back(closing(closed.back().socket, process, story.now() + 3s));
        }
        events.exits.push_back({process, story.now() + 4s, 11});
        waiting.push_back(std::move(closed));
        if (waiting.size() > samplesInTimeWait) waiting.pop_front();
        open.clear();
        for (int connection = 0; connection < closesPerSample / 2; ++connection) {
            ++cookie;
            open.push_back({live(cookie, static_cast<int>(cookie % 60'000), 80), {process}});
        }
        // The rows themselves say little about the bound: one second is enough of what is shown.
        std::vector<Story::Row> rows = open;
        rows.insert(rows.end(), waiting.back().begin(), waiting.back().end());
        story.sample(rows, events, pace);
        most = std::max(most, story.memory.size());
        if (sample == 100) afterTenMinutes = most;
    }
    // Each is there for a sample or two, and remembered for 20 seconds more.
    constexpr std::size_t perSecond = 10'000 / 6;
    QVERIFY2(most <= afterTenMinutes + closesPerSample, std::to_string(most).c_str());
    QVERIFY2(most < perSecond * 60, std::to_string(most).c_str());
    QVERIFY(story.memory.size() > perSecond * 15);   // it does remember
}

void MemoryBoundsTest::forgotten() {
    Story story;
    std::vector<Story::Row> rows;
    for (int port = 1; port <= 1000; ++port)
        rows.push_back({live(static_cast<std::uint64_t>(port), port, 80), {process(42, "client")}});
    story.sample(rows);
    QCOMPARE(story.memory.size(), 1000U);
    story.sample(rows, {}, 1h);
    QCOMPARE(story.memory.size(), 1000U);   // as long as they are there
    story.sample({});
    story.sample({}, {}, 18s);
    QCOMPARE(story.memory.size(), 1000U);
    story.sample({}, {}, 2s);
    QCOMPARE(story.memory.size(), 0U);
    QVERIFY(!story.memory.isAlive({Pid{42}, StartTime{1000}}));
}

void MemoryBoundsTest::clockSetBack() {
    Story story;
    const ProcessPointer client = process(42, "client");
    story.sample({{live(7, 40000, 80), {client}}});
    story.sample({});
    story.setClock(story.now() - 24h);
    story.sample({});
    QCOMPARE(story.memory.size(), 1U);
    story.sample({{leftover(7, 40000, 80), {}}});
    QCOMPARE(QString::fromStdString(story.verdict(0)), "seen client 42");
    story.sample({});
    story.sample({}, {}, 21s);
    QCOMPARE(story.memory.size(), 0U);   // and does not wait for a day
}

void MemoryBoundsTest::tracedClosings() {
    TracedClosings closings;
    const auto life = std::make_shared<ProcessLife>();
    constexpr int count = 300'000;
    const auto tupleOfNumber = [](int number) {
        ConnectionTuple tuple;
        tuple.localPort = static_cast<Port>(number % 60'000);
        tuple.remotePort = static_cast<Port>(number / 60'000 + 1);
        return tuple;
    };
    for (int number = 0; number < count; ++number)
        closings.add({tupleOfNumber(number), NetworkNamespace{1}, MemoryTime(number / 1000), life});
    QCOMPARE(closings.size(), TracedClosings::most);
    const auto find = [&](int number) {
        return closings.find(tupleOfNumber(number), NetworkNamespace{1}, MemoryTime::min(), MemoryTime::max());
    };
    QVERIFY(find(count - 1) != nullptr);
    QVERIFY(find(count - static_cast<int>(TracedClosings::most)) != nullptr);
    QVERIFY(find(count - static_cast<int>(TracedClosings::most) - 1) == nullptr);
    closings.forgetBefore(MemoryTime(count / 1000) + 131s);
    QCOMPARE(closings.size(), 0U);
    QVERIFY(find(count - 1) == nullptr);
}

void MemoryBoundsTest::lives() {
    ProcessLives lives;
    for (int second = 0; second < 1000; ++second) {
        for (int pid = 0; pid < 100; ++pid)
            lives.ended({process(pid + 1, "short", static_cast<std::uint64_t>(second + 1)), Timestamp{}, 0},
                        MemoryTime(second * 1000));
        lives.forgetBefore(MemoryTime(second * 1000));
    }
    QVERIFY2(lives.size() <= 3 * ProcessLives::mostFreshDeaths, std::to_string(lives.size()).c_str());
    const auto kept = lives.seen(process(7, "kept"), 1'000'000ms);
    lives.forgetBefore(10'000'000ms);
    QVERIFY(lives.find(kept->process->id) != nullptr);
}

void MemoryBoundsTest::recordsAreSmall() {
    QVERIFY2(sizeof(SocketRecord) <= 120, std::to_string(sizeof(SocketRecord)).c_str());
}

QTEST_APPLESS_MAIN(MemoryBoundsTest)
#include "memory_bounds_test.moc"
