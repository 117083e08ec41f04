// What only grows, and what goes up and down.
#include <QTest>

#include "app/insight/leak_watch.h"

#include <random>

using namespace socklens;

namespace {

Timestamp second(double time) {
    return Timestamp(Milliseconds(static_cast<std::int64_t>(time * 1000)));
}

template <class CountAt>
LeakWatch watched(int seconds, CountAt countAt) {
    LeakWatch watch;
    for (int at = 0; at <= seconds; ++at) watch.add(second(at), static_cast<std::uint64_t>(countAt(at)));
    return watch;
}

}   // namespace

class LeakWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void steadyGrowth();
    void slowIntervals_data();
    void slowIntervals();
    void tooShort();
    void steadyNumbers();
    void noise();
    void noisyGrowth();
    void growthThatHasStopped();
    void aClockThatIsSetBack();
    void memoryStaysSmall();
};

void LeakWatchTest::steadyGrowth() {
    const auto growth = watched(40, [](int at) { return 10 + 3 * at; }).growth();
    QVERIFY(growth && *growth > 2.5 && *growth < 3.5);
}

void LeakWatchTest::slowIntervals_data() {
    QTest::addColumn<double>("interval");
    for (const double interval : {0.5, 2.0, 5.0, 7.3, 10.0}) QTest::addRow("%g s", interval) << interval;
}

void LeakWatchTest::slowIntervals() {
    QFETCH(double, interval);
    LeakWatch watch;
    for (double time = 0; time <= 59; time += interval)
        watch.add(second(time), static_cast<std::uint64_t>(time * 4));
    const auto growth = watch.growth();
    QVERIFY(growth && *growth > 3.2 && *growth < 4.8);
}

void LeakWatchTest::tooShort() {
    QVERIFY(!LeakWatch().growth());
    QVERIFY(!watched(19, [](int at) { return 100 * at; }).growth());
}

void LeakWatchTest::steadyNumbers() {
    QVERIFY(!watched(60, [](int) { return 20'000; }).growth());
    QVERIFY(!watched(60, [](int at) { return 20'000 - at; }).growth());
}

void LeakWatchTest::noise() {
    std::mt19937 random(1);   // always the same
    std::poisson_distribution<int> count(50);
    LeakWatch watch;
    for (int at = 0; at < 20'000; ++at) {
        watch.add(second(at), static_cast<std::uint64_t>(count(random)));
        QVERIFY(!watch.growth());
    }
}

void LeakWatchTest::noisyGrowth() {
    const auto growth = watched(40, [](int at) { return 10 * at + (at * 7) % 11; }).growth();
    QVERIFY(growth && *growth > 8 && *growth < 12);
}

void LeakWatchTest::growthThatHasStopped() {
    QVERIFY(!watched(55, [](int at) { return std::min(at, 40) * 10; }).growth());
}

void LeakWatchTest::aClockThatIsSetBack() {
    auto watch = watched(40, [](int at) { return 10 * at; });
    watch.add(second(20), 5000);
    QVERIFY(!watch.growth());
}

/// A day at two looks a second; what is older than a minute does not count any more.
void LeakWatchTest::memoryStaysSmall() {
    LeakWatch watch;
    for (int at = 0; at < 2 * 86'400; ++at) watch.add(second(at / 2.0), static_cast<std::uint64_t>(at));
    QVERIFY(watch.growth());
}

QTEST_APPLESS_MAIN(LeakWatchTest)
#include "leak_watch_test.moc"
