#include <QTest>

#include "app/core/sample_pace.h"

using namespace socklens;
using namespace std::chrono_literals;

namespace {

constexpr SamplePace::Time start{1h};

/// One sample has been taken at the start.
SamplePace pace(std::chrono::milliseconds interval, std::chrono::nanoseconds cost = 1ms) {
    SamplePace pace;
    pace.setInterval(interval);
    pace.begin(start);
    pace.end(cost);
    return pace;
}

}   // namespace

class SamplePaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstIsDueAtOnce() { QVERIFY(SamplePace().dueAt() == SamplePace::Time::min()); }

    void atTheInterval() {
        QVERIFY(pace(10s).dueAt() == start + 10s);
        SamplePace later = pace(10s);
        later.setInterval(500ms);
        QVERIFY(later.dueAt() == start + 500ms);
    }

    void laterWhereSamplesAreDear() {
        SamplePace dear = pace(1s, 900ms);
        QVERIFY(dear.dueAt() == start + 1s);   // the first one, which reads everything, tells nothing
        dear.begin(start + 1s);
        dear.end(900ms);
        QVERIFY(dear.dueAt() == start + 1s + 9s);
        dear.begin(start + 10s);
        dear.end(80ms);
        QVERIFY(dear.dueAt() == start + 10s + 1s);
        dear.begin(start + 11s);
        dear.end(5s);   // held up by something else
        QVERIFY(dear.dueAt() == start + 11s + 1s);
        dear.wantNow();
        QVERIFY(dear.dueAt() == SamplePace::Time::min());
    }

    void paused() {
        SamplePace paused = pace(1s);
        paused.setPaused(true);
        paused.holderDied();
        QVERIFY(!paused.dueAt());
        paused.wantNow();
        QVERIFY(paused.dueAt() == SamplePace::Time::min());
        paused.begin(start + 5s);
        QVERIFY(!paused.dueAt());
        paused.setPaused(false);
        QVERIFY(paused.dueAt() == start + 6s);
    }

    void soonerAfterADeath_data() {
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("cost");
        QTest::addColumn<int>("wait");
        QTest::newRow("cheap samples") << 10'000 << 1 << 200;
        QTest::newRow("dear samples") << 10'000 << 400 << 1600;
        QTest::newRow("never later than the interval") << 1'000 << 400 << 1'000;
        QTest::newRow("a short interval") << 100 << 1 << 100;
    }
    void soonerAfterADeath() {
        QFETCH(int, interval);
        QFETCH(int, cost);
        QFETCH(int, wait);
        SamplePace hasty = pace(std::chrono::milliseconds(interval), std::chrono::milliseconds(cost));
        hasty.holderDied();
        QVERIFY(hasty.dueAt() == start + std::chrono::milliseconds(wait));
        hasty.begin(start + 20s);   // it is known now
        QVERIFY(hasty.dueAt() == start + 20s + std::chrono::milliseconds(interval));
    }
};

QTEST_APPLESS_MAIN(SamplePaceTest)
#include "sample_pace_test.moc"
