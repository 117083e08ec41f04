// Every state has a group, a title and a sentence.
#include <QTest>

#include "app/core/state_group.h"
#include "tests/support/printing.h"

#include <set>

using namespace socklens;

namespace {

constexpr std::array states{State::Established, State::SynSent,  State::SynRecv, State::FinWait1,
                            State::FinWait2,    State::TimeWait, State::Close,   State::CloseWait,
                            State::LastAck,     State::Listen,   State::Closing};

}   // namespace

class StateGroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kernelNumbers();
    void groups_data();
    void groups();
    void everyGroupIsReached();
    void wordsAreThere();
    void counts();
};

/// include/net/tcp_states.h
void StateGroupTest::kernelNumbers() {
    for (std::size_t at = 0; at < states.size(); ++at) QCOMPARE(static_cast<std::size_t>(states[at]), at + 1);
}

void StateGroupTest::groups_data() {
    QTest::addColumn<State>("state");
    QTest::addColumn<StateGroup>("group");
    QTest::newRow("LISTEN") << State::Listen << StateGroup::Listen;
    QTest::newRow("SYN_SENT") << State::SynSent << StateGroup::Opening;
    QTest::newRow("SYN_RECV") << State::SynRecv << StateGroup::Opening;
    QTest::newRow("ESTABLISHED") << State::Established << StateGroup::Established;
    QTest::newRow("FIN_WAIT1") << State::FinWait1 << StateGroup::Closing;
    QTest::newRow("FIN_WAIT2") << State::FinWait2 << StateGroup::Closing;
    QTest::newRow("CLOSING") << State::Closing << StateGroup::Closing;
    QTest::newRow("LAST_ACK") << State::LastAck << StateGroup::Closing;
    QTest::newRow("CLOSE_WAIT") << State::CloseWait << StateGroup::CloseWait;
    QTest::newRow("TIME_WAIT") << State::TimeWait << StateGroup::TimeWait;
    QTest::newRow("CLOSE") << State::Close << StateGroup::Unconnected;
}

void StateGroupTest::groups() {
    QFETCH(State, state);
    QTEST(groupOf(state), "group");
    QCOMPARE(std::string(toText(state)), std::string(QTest::currentDataTag()));
}

void StateGroupTest::everyGroupIsReached() {
    std::set<StateGroup> reached;
    for (const State state : states) reached.insert(groupOf(state));
    QCOMPARE(reached.size(), stateGroups.size());
    for (std::size_t at = 0; at < stateGroups.size(); ++at)
        QCOMPARE(static_cast<std::size_t>(stateGroups[at]), at);
}

void StateGroupTest::wordsAreThere() {
    std::set<std::string> titles;
    std::set<std::string> sentences;
    for (const StateGroup group : stateGroups) {
        QVERIFY2(titles.insert(title(group)).second, title(group));
        QVERIFY(!std::string_view(title(group)).empty());
        QVERIFY2(std::string_view(description(group)).ends_with('.'), title(group));
    }
    for (const State state : states) {
        QVERIFY2(std::string_view(description(state)).ends_with('.'), toText(state).data());
        QVERIFY2(sentences.insert(description(state)).second, toText(state).data());
    }
}

void StateGroupTest::counts() {
    StateCounts counts;
    QCOMPARE(counts.total(), 0U);
    for (const State state : states) counts.add(state);
    counts.add(State::TimeWait);
    QCOMPARE(counts.total(), 12U);
    QCOMPARE(counts[StateGroup::TimeWait], 2U);
    QCOMPARE(counts[StateGroup::Closing], 4U);
    QCOMPARE(counts[StateGroup::Opening], 2U);
    StateCounts same;
    for (const State state : states) same.add(state);
    QVERIFY(!(same == counts));
    same.add(State::TimeWait);
    QVERIFY(same == counts);
}

QTEST_APPLESS_MAIN(StateGroupTest)
#include "state_group_test.moc"
