// Thousands of actions in portions, and what is said of them when nobody answers any more.
#include <QtTest>

#include "app/session/action_round.h"
#include "app/wire/messages.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

Actions releases(std::size_t count) {
    Actions actions;
    for (std::size_t number = 1; number <= count; ++number)
        actions.emplace_back(Release{targetOf(tcpSocket(number, State::TimeWait))});
    return actions;
}

ActionResults results(std::size_t count, Outcome outcome = Outcome::Done) {
    return ActionResults(count, {outcome, {}});
}

std::size_t count(const ActionRound& round, Outcome outcome) {
    return static_cast<std::size_t>(std::ranges::count(round.results(), outcome, &ActionResult::outcome));
}

}   // namespace

class ActionRoundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portionsAreAllOfItInOrder() {
        QVERIFY(ActionRound::portionSize <= wire::mostActions);   // an agent takes no more at once
        const Actions wanted = releases(2 * ActionRound::portionSize + 7);
        ActionRound round(wanted);
        Actions sent;
        for (;;) {
            const Actions portion = round.nextPortion();
            if (portion.empty()) break;
            QVERIFY(portion.size() <= ActionRound::portionSize);
            sent.insert(sent.end(), portion.begin(), portion.end());
        }
        QVERIFY(sent == wanted);
        round.finishPortion(results(ActionRound::portionSize));
        round.finishPortion(results(ActionRound::portionSize, Outcome::AlreadyGone));
        QVERIFY(!round.isComplete());
        QCOMPARE(round.finished(), 2 * ActionRound::portionSize);
        round.finishPortion(results(7, Outcome::Refused));
        QVERIFY(round.isComplete());
        QCOMPARE(round.results().front().outcome, Outcome::Done);
        QCOMPARE(round.results().at(ActionRound::portionSize).outcome, Outcome::AlreadyGone);
        QCOMPARE(round.results().back().outcome, Outcome::Refused);
    }

    void nothingIsCompleteAtOnce() {
        ActionRound round({});
        QVERIFY(round.isComplete());
        QVERIFY(round.nextPortion().empty());
        round.finishPortion(results(3));   // an answer to nothing
        QVERIFY(round.results().empty());
    }

    /// A probe that answers with too little, or too much.
    void wrongNumberOfResults() {
        ActionRound round(releases(3));
        round.nextPortion();
        round.finishPortion(results(2));
        QVERIFY(round.isComplete());
        QCOMPARE(round.results().back().outcome, Outcome::Unknown);
        ActionRound other(releases(3));
        other.nextPortion();
        other.finishPortion(results(9));
        QCOMPARE(other.results().size(), 3U);
    }

    void lostInTheMiddle() {
        ActionRound round(releases(3 * ActionRound::portionSize));
        round.nextPortion();
        round.nextPortion();
        round.finishPortion(results(ActionRound::portionSize));
        round.lose({"It was killed.", {}});
        QVERIFY(round.isComplete());
        QCOMPARE(count(round, Outcome::Done), ActionRound::portionSize);
        QCOMPARE(count(round, Outcome::Unknown), ActionRound::portionSize);
        QCOMPARE(count(round, Outcome::Refused), ActionRound::portionSize);
        QCOMPARE(QString::fromStdString(english(round.results().back().message)),
                 QStringLiteral("This was not done: It was killed."));
        QVERIFY(round.nextPortion().empty());
    }

    /// What the next picture shows decides.
    void theUnknownIsLookedUp() {
        Actions actions = releases(3);
        actions.emplace_back(SendSignal{{Pid{4}, StartTime{1}}, 15});
        ActionRound round(actions);
        round.nextPortion();
        round.lose({"It was killed.", {}});
        SnapshotBuilder builder;
        builder.add(tcpSocket(2, State::TimeWait));
        builder.add(tcpSocket(3, State::Close));
        round.resolveUnknown(builder.take());
        QCOMPARE(round.results().at(0).outcome, Outcome::Done);      // it is not there
        QCOMPARE(round.results().at(1).outcome, Outcome::Refused);   // it is as it was
        QCOMPARE(round.results().at(2).outcome, Outcome::Done);      // it is something else
        QCOMPARE(round.results().at(3).outcome, Outcome::Unknown);   // a process: no socket tells
    }

    /// Where the tables have no cookies, or could not be read, nothing is gone because it is not found.
    void aBlindSnapshotDecidesNothing() {
        for (const Source source : {Source::Procfs, Source::None}) {
            ActionRound round(releases(2));
            round.nextPortion();
            round.lose({"It was killed.", {}});
            SnapshotBuilder builder;
            builder.snapshot().sources = {source, Source::SockDiag, Source::SockDiag};
            round.resolveUnknown(builder.take());
            QCOMPARE(count(round, Outcome::Unknown), 2U);
        }
    }

    /// A UNIX or UDP socket that was shut down looks as before: only that it is gone, or changed, says something.
    void looksAsBefore() {
        Socket udp = tcpSocket(1);
        udp.protocol = Protocol::Udp;
        Socket other = tcpSocket(3);
        other.protocol = Protocol::Udp;
        SnapshotBuilder builder;
        builder.add(udp);
        builder.addUnix(2, "bus");
        const Snapshot later = builder.take();
        ActionRound round({CloseGracefully{targetOf(udp), {}}, CloseGracefully{targetOf(later.sockets[1]), {}},
                           Abort{targetOf(other), {}}});
        round.nextPortion();
        round.lose({"It was killed.", {}});
        round.resolveUnknown(later);
        QCOMPARE(round.results().at(0).outcome, Outcome::Unknown);
        QCOMPARE(round.results().at(1).outcome, Outcome::Unknown);
        QCOMPARE(round.results().at(2).outcome, Outcome::Done);
    }
};

QTEST_GUILESS_MAIN(ActionRoundTest)
#include "action_round_test.moc"
