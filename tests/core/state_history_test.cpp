// The counts of the last ten minutes.
#include <QTest>

#include "app/core/state_history.h"

using namespace socklens;

namespace {

Timestamp at(int second) {
    return Timestamp(std::chrono::seconds(second));
}

StateCounts counts(int listeners) {
    StateCounts made;
    for (int number = 0; number < listeners; ++number) made.add(State::Listen);
    return made;
}

}   // namespace

class StateHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTenMinutes();
    void aPauseEndsTheOldOnes();
    void clockSetBack();
    void sameMoment();
};

void StateHistoryTest::keepsTenMinutes() {
    StateHistory history;
    QVERIFY(history.points().empty());
    for (int second = 0; second <= 1000; ++second) history.add(at(second), counts(second));
    QCOMPARE(history.points().size(), 601U);   // both ends
    QVERIFY(history.points().front().at == at(400));
    QVERIFY(history.points().back().at == at(1000));
    QVERIFY(history.points().front().counts == counts(400));
    QVERIFY(std::ranges::is_sorted(history.points(), {}, &StatePoint::at));
}

void StateHistoryTest::aPauseEndsTheOldOnes() {
    StateHistory history;
    history.add(at(0), counts(1));
    history.add(at(1), counts(2));
    history.add(at(100'000), counts(3));   // the machine slept
    QCOMPARE(history.points().size(), 1U);
    QVERIFY(history.points().front().counts == counts(3));
}

void StateHistoryTest::clockSetBack() {
    StateHistory history;
    for (const int second : {100, 101, 102}) history.add(at(second), counts(second));
    history.add(at(50), counts(1));
    QCOMPARE(history.points().size(), 1U);
    history.add(at(51), counts(2));
    QCOMPARE(history.points().size(), 2U);
    QVERIFY(history.points().front().at == at(50));
}

void StateHistoryTest::sameMoment() {
    StateHistory history;
    history.add(at(5), counts(1));
    history.add(at(5), counts(2));
    QCOMPARE(history.points().size(), 1U);
    QVERIFY(history.points().front().counts == counts(2));
}

QTEST_APPLESS_MAIN(StateHistoryTest)
#include "state_history_test.moc"
