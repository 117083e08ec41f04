// One figure over the last minutes.
#include <QTest>

#include "app/core/trend.h"

#include <vector>

using namespace socklens;

namespace {

Timestamp at(int second) {
    return Timestamp(std::chrono::seconds(second));
}

std::vector<TrendPoint> pointsOf(const Trend& trend) {
    return {trend.points().begin(), trend.points().end()};
}

}   // namespace

class TrendTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsItsLength() {
        Trend trend(std::chrono::seconds(60));
        for (int second = 0; second <= 100; ++second) trend.add(at(second), second);
        QCOMPARE(trend.points().size(), 61U);
        QCOMPARE(trend.points().front().value, 40.0);
        QCOMPARE(trend.points().back().value, 100.0);
    }

    void clockSetBack() {
        Trend trend(std::chrono::seconds(60));
        trend.add(at(50), 1);
        trend.add(at(10), 2);
        QVERIFY(pointsOf(trend) == (std::vector<TrendPoint>{{at(10), 2}}));
    }

    void theSameMomentAgain() {
        Trend trend(std::chrono::seconds(60));
        trend.add(at(1), 1);
        trend.add(at(1), 2);
        QVERIFY(pointsOf(trend) == (std::vector<TrendPoint>{{at(1), 2}}));
    }

    void neverMoreThanThat() {
        Trend trend(std::chrono::hours(1000));
        for (int second = 0; second < 3000; ++second) trend.add(at(second), second);
        QCOMPARE(trend.points().size(), Trend::most);
        QCOMPARE(trend.points().back().value, 2999.0);
    }
};

QTEST_GUILESS_MAIN(TrendTest)
#include "trend_test.moc"
