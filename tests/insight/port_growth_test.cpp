// How fast ports are taken, and when none is left: steady clients, bursts, leftovers that come back.
#include <QTest>

#include "app/insight/port_growth.h"

#include <cmath>

using namespace socklens;
using namespace std::chrono_literals;

namespace {

Timestamp second(double time) {
    return Timestamp(Milliseconds(static_cast<std::int64_t>(time * 1000)));
}

/// One look a second, from 0 on.
template <class UseAt>
PortGrowth grown(int seconds, UseAt useAt) {
    PortGrowth growth;
    for (int at = 0; at <= seconds; ++at) {
        PortUse use = useAt(at);
        use.at = second(at);
        growth.add(use);
    }
    return growth;
}

std::optional<double> taken(const PortGrowth& growth) {
    const auto rates = growth.rates();
    return rates ? std::optional(rates->taken()) : std::nullopt;
}

bool isAbout(std::optional<double> value, double expected) {
    return value && std::abs(*value - expected) <= 0.01 * std::max(1.0, std::abs(expected));
}

bool isAbout(std::optional<Milliseconds> value, std::chrono::duration<double> expected) {
    return value && std::chrono::abs(*value - expected) <= 1100ms;
}

}   // namespace

class PortGrowthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFewLooksSayNothing();
    void steadyRates();
    void anyInterval_data();
    void anyInterval();
    void aBurstThatIsOver();
    void aBurstThatHasJustBegun();
    void comingAndGoing();
    void aClockThatIsSetBack();
    void leavingOpensForLeftovers();
    void openForGood();
    void shortConnectionsLevelOff();
    void shortConnectionsTooFast();
    void leftoversComeBackInTime();
    void takenOver();
    void noneLeft();
    void notWithinAnHour();
};

void PortGrowthTest::aFewLooksSayNothing() {
    QVERIFY(!PortGrowth().rates());
    QVERIFY(!grown(3, [](int at) { return PortUse{{}, static_cast<std::uint32_t>(at) * 10, 0, 0}; }).rates());
    PortGrowth twice;   // eight seconds, but two points
    twice.add({second(0), 0, 0, 0});
    twice.add({second(8), 80, 0, 0});
    QVERIFY(!twice.rates());
}

void PortGrowthTest::steadyRates() {
    const auto growth = grown(10, [](int at) {
        const auto time = static_cast<std::uint32_t>(at);
        return PortUse{{}, 100 + 10 * time, 20 * time, 5 * time};
    });
    const auto rates = growth.rates();
    QVERIFY(rates.has_value());
    QVERIFY(isAbout(rates->open, 10) && isAbout(rates->timeWait, 20) && isAbout(rates->other, 5));
}

void PortGrowthTest::anyInterval_data() {
    QTest::addColumn<double>("interval");
    for (const double interval : {0.5, 1.0, 2.0, 3.7, 10.0}) QTest::addRow("%g s", interval) << interval;
}

void PortGrowthTest::anyInterval() {
    QFETCH(double, interval);
    PortGrowth growth;
    for (int at = 0; at < 20; ++at) {
        const double time = at * interval;
        growth.add(
            {second(time), static_cast<std::uint32_t>(time * 10), static_cast<std::uint64_t>(time * 30), 0});
    }
    const auto rate = taken(growth);
    QVERIFY(rate && std::abs(*rate - 40) < 1);
}

void PortGrowthTest::aBurstThatIsOver() {
    for (const int after : {1, 2, 5, 10, 20}) {
        const auto growth = grown(3 + after, [](int at) {
            return PortUse{{}, 0, static_cast<std::uint64_t>(std::min(at, 3)) * 3000, 0};
        });
        QVERIFY(isAbout(taken(growth), 0));
    }
}

void PortGrowthTest::aBurstThatHasJustBegun() {
    const auto growth = grown(20, [](int at) {
        return PortUse{{}, 0, static_cast<std::uint64_t>(std::max(at - 18, 0)) * 3000, 0};
    });
    QVERIFY(*taken(growth) < 450);   // 6000 in 15 seconds, not in two
}

void PortGrowthTest::comingAndGoing() {
    const auto growth = grown(30, [](int at) { return PortUse{{}, at % 2 == 0 ? 120U : 80U, 0, 0}; });
    QVERIFY(std::abs(*taken(growth)) < 3);
}

void PortGrowthTest::aClockThatIsSetBack() {
    auto growth = grown(10, [](int at) { return PortUse{{}, static_cast<std::uint32_t>(at) * 100, 0, 0}; });
    growth.add({second(5), 7, 0, 0});
    QVERIFY(!growth.rates());
}

/// A pool is closed: what is taken from the one is given to the other.
void PortGrowthTest::leavingOpensForLeftovers() {
    const auto growth = grown(10, [](int at) {
        const auto closed = static_cast<std::uint32_t>(at) * 500;
        return PortUse{{}, 10'000 - closed, closed, 0};
    });
    QVERIFY(isAbout(taken(growth), 0));
    QVERIFY(
        !untilExhausted({.left = 10, .returns = {}, .rates = *growth.rates(), .timeWaitLife = timeWaitLength}));
}

void PortGrowthTest::openForGood() {
    PortOutlook outlook;
    outlook.rates.open = 10;
    outlook.left = 200;
    QVERIFY(isAbout(untilExhausted(outlook), 20s));
    outlook.left = 6000;
    QVERIFY(isAbout(untilExhausted(outlook), 600s));
}

/// 400 a second for 60 seconds are 24,000, and then as many come back.
void PortGrowthTest::shortConnectionsLevelOff() {
    PortOutlook outlook;
    outlook.rates.timeWait = 400;
    outlook.left = 28'232 - 1000;
    outlook.returns[57] = 500;
    outlook.returns[58] = 500;
    QVERIFY(!untilExhausted(outlook));
}

void PortGrowthTest::shortConnectionsTooFast() {
    PortOutlook outlook;
    outlook.rates.timeWait = 1000;
    outlook.left = 20'000;
    QVERIFY(isAbout(untilExhausted(outlook), 20s));
}

void PortGrowthTest::leftoversComeBackInTime() {
    PortOutlook outlook;
    outlook.rates.timeWait = 400;
    outlook.left = 2000;
    outlook.returns.fill(400);   // in balance
    QVERIFY(!untilExhausted(outlook));
    outlook.returns.fill(300);
    QVERIFY(isAbout(untilExhausted(outlook), 20s));
}

void PortGrowthTest::takenOver() {
    PortOutlook outlook;
    outlook.rates.timeWait = 1000;
    outlook.timeWaitLife = 1s;
    outlook.left = 1500;
    QVERIFY(!untilExhausted(outlook));
    outlook.left = 900;
    QVERIFY(isAbout(untilExhausted(outlook), 1s));
    // What is not taken over waits for its timer whatever the setting.
    outlook.rates = {0, 0, 100};
    outlook.left = 3000;
    QVERIFY(isAbout(untilExhausted(outlook), 30s));
}

void PortGrowthTest::noneLeft() {
    QVERIFY(untilExhausted({}) == Milliseconds(0));
}

void PortGrowthTest::notWithinAnHour() {
    PortOutlook outlook;
    outlook.left = 28'000;
    QVERIFY(!untilExhausted(outlook));
    outlook.rates.open = 7;
    QVERIFY(!untilExhausted(outlook));
    outlook.rates.open = 8;
    QVERIFY(isAbout(untilExhausted(outlook), 3500s));
    outlook.rates.open = -8;
    QVERIFY(!untilExhausted(outlook));
}

QTEST_APPLESS_MAIN(PortGrowthTest)
#include "port_growth_test.moc"
