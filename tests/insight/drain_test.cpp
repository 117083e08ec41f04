// The curve of a group: what was, thinned out, and what the timers say.
#include <QTest>

#include "app/insight/drain.h"

#include <algorithm>

using namespace socklens;
using namespace std::chrono_literals;

class DrainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ahead();
    void aheadWithoutEnd();
    void aheadIsShort();
    void history();
    void clockSetBack();
    void fewGroups();
};

namespace {

const Timestamp start{1'000'000'000ms};

std::vector<DrainPoint> ahead(const std::vector<Forecast>& forecasts) {
    std::vector<const Forecast*> pointers;
    for (const Forecast& forecast : forecasts) pointers.push_back(&forecast);
    return drainAhead(start, pointers);
}

Forecast timed(Milliseconds remaining) {
    return {Forecast::Kind::Timed, remaining, {}};
}

}   // namespace

void DrainTest::ahead() {
    const auto points = ::ahead({timed(10s), timed(59s), timed(30s), {Forecast::Kind::AnyMoment, {}, {}}});
    QVERIFY((points == std::vector<DrainPoint>{{start, 4}, {start + 10s, 2}, {start + 30s, 1}, {start + 59s, 0}}));
}

void DrainTest::aheadWithoutEnd() {
    const auto points = ::ahead({timed(59s), {}, {Forecast::Kind::Never, {}, {}}});
    QVERIFY((points == std::vector<DrainPoint>{{start, 3}, {start + 59s, 2}}));
    QVERIFY((::ahead({Forecast{}}) == std::vector<DrainPoint>{{start, 1}, {start + 1ms, 1}}));
}

void DrainTest::aheadIsShort() {
    std::vector<Forecast> many;
    for (int number = 0; number < 10'000; ++number) many.push_back(timed(Milliseconds(number * 7)));
    const auto points = ::ahead(many);
    QVERIFY(points.size() <= 60);
    QVERIFY(std::ranges::is_sorted(points, {}, &DrainPoint::at));
    QVERIFY(std::ranges::is_sorted(points, std::greater<>(), &DrainPoint::count));
    QCOMPARE(points.back().count, 0U);
    QVERIFY(points.back().at >= start + many.back().remaining);
    for (const DrainPoint& point : points) {   // nothing is promised to be gone before its timer
        const auto truth = std::ranges::count_if(
            many, [&](const Forecast& forecast) { return start + forecast.remaining > point.at; });
        QVERIFY(point.count >= static_cast<std::uint32_t>(truth));
    }
}

void DrainTest::history() {
    DrainHistory history;
    QVERIFY(history.of("a").empty());
    for (int second = 0; second <= 2000; ++second) {
        const std::vector<DrainHistory::Count> groups{{"a", static_cast<std::uint32_t>(second)}};
        history.add(start + std::chrono::seconds(second), groups);
        const auto points = history.of("a");
        QVERIFY(points.back() ==
                (DrainPoint{start + std::chrono::seconds(second), static_cast<std::uint32_t>(second)}));
        QVERIFY(points.size() <= 203);
    }
    const auto points = history.of("a");
    QVERIFY(points.front().at >= start + 1400s && points.front().at < start + 1404s);
    QVERIFY(points.size() > 190);
    QVERIFY(std::ranges::is_sorted(points, {}, &DrainPoint::at));
    history.add(start + 3000s, {});
    QVERIFY(history.of("a").empty());
}

void DrainTest::clockSetBack() {
    DrainHistory history;
    const std::vector<DrainHistory::Count> groups{{"a", 1}};
    history.add(start, groups);
    history.add(start - 1h, groups);
    QCOMPARE(history.of("a").size(), 1U);
}

void DrainTest::fewGroups() {
    DrainHistory history;
    std::vector<DrainHistory::Count> groups;
    for (std::uint32_t number = 0; number < 1000; ++number) groups.push_back({std::to_string(number), 1});
    history.add(start, groups);
    QCOMPARE(history.of("0").size(), 1U);
    QVERIFY(history.of("999").empty());
}

QTEST_APPLESS_MAIN(DrainTest)
#include "drain_test.moc"
