// What the screen is told by a session, and what the probe is told by it.
#include "app/session/monitor_session.h"

#include "app/core/census.h"
#include "tests/models/chosen_rows.h"
#include "tests/models/synthetic_pictures.h"
#include "tests/session/fake_probe.h"

#include <QSignalSpy>
#include <QtTest>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

/// A session with the probe behind it and a memory of all updates.
struct Watched {
    FakeProbe* probe = new FakeProbe;
    MonitorSession session{[this] { return std::unique_ptr<Probe>(probe); }};
    std::vector<Update> updates;

    Watched() {
        QObject::connect(&session, &MonitorSession::updated, &session,
                         [this](const UpdatePointer& update) { updates.push_back(*update); });
    }
};

/// Listening TCP sockets: as many as there are cookies.
SnapshotPointer listeners(std::initializer_list<std::uint64_t> cookies, std::int64_t milliseconds) {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : cookies)
        builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), cookie));
    return take(builder, milliseconds);
}

using Rows = std::vector<std::uint32_t>;

}   // namespace

class MonitorSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithNothing() {
        const Watched watched;
        QVERIFY(watched.session.picture() != nullptr);
        QVERIFY(watched.session.picture()->snapshot->sockets.empty());
        QVERIFY(watched.session.history().points().empty());
        QVERIFY(!watched.session.isPaused());
        QCOMPARE(watched.session.interval(), std::chrono::milliseconds(1000));
        QCOMPARE(watched.probe->interval, std::chrono::milliseconds(1000));
        QCOMPARE(watched.session.capabilities().self, watched.probe->can.self);
    }

    void firstUpdate() {
        Watched watched;
        const PicturePointer before = watched.session.picture();
        const SnapshotPointer snapshot = listeners({1, 2}, 0);
        watched.probe->show(snapshot);
        QCOMPARE(watched.updates.size(), 1U);
        const Update& update = watched.updates.front();
        QCOMPARE(update.older, before);
        QCOMPARE(update.newer->snapshot, snapshot);
        QCOMPARE(update.delta.added, (Rows{0, 1}));
        QVERIFY(update.delta.changed.empty() && update.delta.removed.empty());
        QCOMPARE(watched.session.picture(), update.newer);
        QVERIFY(!watched.probe->hasSnapshot());
    }

    void updatesCarryTheDifference() {
        Watched watched;
        watched.probe->show(listeners({1, 2, 3}, 0));
        watched.probe->show(listeners({3, 4, 1}, 1000));
        QCOMPARE(watched.updates.size(), 2U);
        const Update& update = watched.updates[1];
        QCOMPARE(update.older, watched.updates[0].newer);
        QCOMPARE(update.delta.previous, (Rows{2, SnapshotDelta::absent, 0}));
        QCOMPARE(update.delta.added, Rows{1});
        QCOMPARE(update.delta.changed, Rows{});
        QCOMPARE(update.delta.removed, Rows{1});
    }

    /// Whatever happens, each update begins where the last one ended.
    void updatesAreAChain() {
        Watched watched;
        SyntheticMachine machine({.seed = 3, .namesChange = true, .clockIsSetBack = true});
        for (int sample = 0; sample < 500; ++sample) watched.probe->show(machine.next());
        QCOMPARE(watched.updates.size(), 500U);
        for (std::size_t at = 1; at < watched.updates.size(); ++at) {
            const Update& update = watched.updates[at];
            QCOMPARE(update.older, watched.updates[at - 1].newer);
            const SnapshotDelta expected = diff(*update.older->snapshot, *update.newer->snapshot);
            QCOMPARE(update.delta.previous, expected.previous);
            QCOMPARE(update.delta.added, expected.added);
            QCOMPARE(update.delta.changed, expected.changed);
            QCOMPARE(update.delta.removed, expected.removed);
            QCOMPARE(update.newer->firstSeen.size(), update.newer->snapshot->sockets.size());
        }
    }

    void theScreenSeesTheNewPictureInTheUpdate() {
        Watched watched;
        bool isNew = false;
        connect(&watched.session, &MonitorSession::updated, this, [&](const UpdatePointer& update) {
            isNew = watched.session.picture() == update->newer && watched.session.history().points().size() == 1;
        });
        watched.probe->show(listeners({1}, 0));
        QVERIFY(isNew);
    }

    void onlyTheNewestIsTaken() {
        Watched watched;
        watched.probe->queue(listeners({1}, 0));
        watched.probe->queue(listeners({1, 2}, 1000));
        QVERIFY(watched.updates.empty());
        watched.probe->announce();
        watched.probe->announce();   // nothing new came since
        QCOMPARE(watched.updates.size(), 1U);
        QCOMPARE(watched.session.picture()->snapshot->sockets.size(), 2U);
        QCOMPARE(watched.session.history().points().size(), 1U);
    }

    void firstSeenIsKept() {
        Watched watched;
        SnapshotBuilder changed;
        changed.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 81), 2));
        changed.add(withCookie(inetSocket(Protocol::Tcp, State::Close, "0.0.0.0", 80), 1));   // another state
        watched.probe->show(listeners({1}, 0));
        watched.probe->show(take(changed, 1000));
        QCOMPARE(watched.session.picture()->firstSeen, (std::vector{moment(1000), moment(0)}));
        watched.probe->show(listeners({2}, 2000));
        watched.probe->show(listeners({1, 2}, 3000));   // this 1 was away
        QCOMPARE(watched.session.picture()->firstSeen, (std::vector{moment(3000), moment(1000)}));
    }

    void historyGrowsAndForgets() {
        Watched watched;
        constexpr std::int64_t step = 5000;
        for (std::int64_t sample = 0; sample < 200; ++sample)   // almost 17 minutes
            watched.probe->show(listeners({1, 2}, sample * step));
        const auto points = watched.session.history().points();
        QCOMPARE(points.back().at, moment(199 * step));
        QCOMPARE(points.front().at, points.back().at - StateHistory::length);
        QCOMPARE(points.size(), 121U);
        for (const StatePoint& point : points) QCOMPARE(point.counts[StateGroup::Listen], 2U);
    }

    void historyCountsTheNetworkOnly() {
        Watched watched;
        SnapshotBuilder builder;
        builder.add(withCookie(inetSocket(Protocol::Tcp, State::Established, "10.0.0.1", 1, "10.0.0.2", 2), 1));
        builder.add(withCookie(inetSocket(Protocol::Udp, State::Close, "10.0.0.1", 53), 2));
        builder.addUnix(3, "/run/a.sock");
        watched.probe->show(take(builder));
        const StateCounts& counts = watched.session.history().points().front().counts;
        QCOMPARE(counts.total(), 2U);
        QCOMPARE(counts[StateGroup::Established], 1U);
        QVERIFY(counts == countNetworkSockets(*watched.session.picture()->snapshot));
    }

    void aClockThatIsSetBackBeginsANewHistory() {
        Watched watched;
        for (const std::int64_t at : {0, 1000, 2000, -3'600'000, -3'599'000})
            watched.probe->show(listeners({1}, at));
        const auto points = watched.session.history().points();
        QCOMPARE(points.size(), 2U);
        QCOMPARE(points.front().at, moment(-3'600'000));
        QCOMPARE(watched.session.picture()->firstSeen.front(), moment(0));   // the socket is still the same
    }

    /// As many as are thought about beside the screen.
    static SnapshotPointer crowd(std::uint64_t firstCookie, std::int64_t milliseconds) {
        SnapshotBuilder builder;
        for (std::uint64_t cookie = 0; cookie < 2 * Thinker::mostAtOnce; ++cookie)
            builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", 80), firstCookie + cookie));
        return take(builder, milliseconds);
    }

    void manyAreThoughtAboutBesideTheScreen() {
        Watched watched;
        QVERIFY(watched.session.portFacts().memory != nullptr);
        watched.probe->show(crowd(1, 0));
        QVERIFY(watched.updates.empty());
        QVERIFY(watched.session.portFacts().memory == nullptr);   // it belongs to the other thread
        watched.probe->show(crowd(2, 1000));
        watched.probe->show(crowd(3, 2000));   // overtakes the one before, which nobody has begun with
        QTRY_COMPARE(watched.updates.size(), 2U);
        QCOMPARE(watched.updates[1].older, watched.updates[0].newer);
        QCOMPARE(watched.session.picture(), watched.updates[1].newer);
        QCOMPARE(watched.session.picture()->snapshot->capturedAt, moment(2000));
        QCOMPARE(watched.session.picture()->firstSeen.front(), moment(0));
        QCOMPARE(watched.session.history().points().size(), 2U);
        QVERIFY(watched.session.portFacts().memory != nullptr);
        QCOMPARE(watched.session.portFacts().memory->size(), 2 * Thinker::mostAtOnce + 2);
    }

    void settingsThatComeMeanwhileAreHeeded() {
        Watched watched;
        watched.probe->show(listeners({1}, 0));
        QCOMPARE(watched.probe->askedBySession.size(), 1U);
        watched.probe->show(crowd(1, 1000));
        watched.probe->answer(watched.probe->askedBySession.front().first,
                              SysctlsAnswer{{Sysctl::TcpFinTimeout, "75", {}, {}}});
        QCOMPARE(watched.session.portFacts().timers.finTimeoutSeconds, 75);
        QTRY_COMPARE(watched.updates.size(), 2U);
        SnapshotBuilder builder;
        Socket orphan = inetSocket(Protocol::Tcp, State::FinWait1, "10.0.0.1", 1, "10.0.0.2", 2);
        orphan.timer = Timer::Retransmit;
        builder.add(withCookie(orphan, 5000));
        watched.probe->show(take(builder, 2000));
        QTRY_COMPARE(watched.updates.size(), 3U);
        QCOMPARE(watched.session.conclusions().leftovers->total, 1U);
    }

    void theSessionMayEndWhileItThinks() {
        Watched watched;
        watched.probe->show(crowd(1, 0));
    }

    void intervalStaysWithinItsBounds_data() {
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("given");
        const std::initializer_list<std::pair<int, int>> rows{
            {-1, 500},    {0, 500},         {499, 500},       {500, 500},
            {2000, 2000}, {10'000, 10'000}, {10'001, 10'000}, {2'000'000'000, 10'000}};
        for (const auto& [wanted, given] : rows) QTest::addRow("%d", wanted) << wanted << given;
    }
    void intervalStaysWithinItsBounds() {
        QFETCH(const int, wanted);
        QFETCH(const int, given);
        Watched watched;
        watched.session.setInterval(std::chrono::milliseconds(wanted));
        QCOMPARE(watched.session.interval().count(), given);
        QCOMPARE(watched.probe->interval.count(), given);
    }

    void pause() {
        Watched watched;
        QSignalSpy changes(&watched.session, &MonitorSession::pausedChanged);
        watched.session.setPaused(true);
        watched.session.setPaused(true);
        QVERIFY(watched.session.isPaused());
        QVERIFY(watched.probe->paused);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.front().front().toBool(), true);
        watched.session.refresh();   // one look all the same
        watched.probe->show(listeners({1}, 0));
        QCOMPARE(watched.probe->samplesAskedFor, 1);
        QCOMPARE(watched.updates.size(), 1U);
        watched.session.setPaused(false);
        QVERIFY(!watched.probe->paused);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes.back().front().toBool(), false);
    }

    void wishesReachTheProbe() {
        Watched watched;
        watched.session.setTcpInfo(true);
        QVERIFY(watched.probe->tcpInfo);
        watched.session.setTcpInfo(false);
        QVERIFY(!watched.probe->tcpInfo);
        watched.session.setAllNetworks(true);
        QVERIFY(watched.probe->allNetworks);
        watched.session.refresh();
        watched.session.refresh();
        QCOMPARE(watched.probe->samplesAskedFor, 2);
    }

    void answersComeBackUnderTheirNumbers() {
        Watched watched;
        std::vector<std::pair<RequestId, Pid>> answers;
        std::vector<std::pair<RequestId, Outcome>> results;
        connect(&watched.session, &MonitorSession::answered, this, [&](RequestId request, const Answer& answer) {
            answers.emplace_back(request, std::get<ProcessAnswer>(answer).process.pid);
        });
        connect(&watched.session, &MonitorSession::performed, this,
                [&](RequestId request, const Actions& /*actions*/, const ActionResults& all) {
                    for (const ActionResult& result : all) results.emplace_back(request, result.outcome);
                });

        const ProcessId first{Pid{10}, StartTime{1}};
        const ProcessId second{Pid{11}, StartTime{1}};
        const RequestId askedFirst = watched.session.ask(ProcessQuery{first});
        const RequestId wanted = watched.session.perform({SendSignal{second, 15}, SendSignal{first, 9}});
        const RequestId askedSecond = watched.session.ask(ProcessQuery{second});
        QVERIFY(askedFirst != askedSecond && askedFirst != wanted && askedSecond != wanted);
        QCOMPARE(watched.probe->asked.size(), 2U);
        QVERIFY(watched.probe->wanted.front().second == Actions({SendSignal{second, 15}, SendSignal{first, 9}}));

        watched.probe->answer(askedSecond, ProcessAnswer{second, true, 2});
        watched.probe->finish(wanted, {{Outcome::Refused, {}}, {Outcome::Done, {}}});
        watched.probe->answerAll();
        QCOMPARE(answers, (decltype(answers){{askedSecond, second.pid}, {askedFirst, first.pid}}));
        QCOMPARE(results, (decltype(results){{wanted, Outcome::Refused}, {wanted, Outcome::Done}}));
    }

    void theProbeEndsWithTheSession() {
        auto* probe = new FakeProbe;
        QSignalSpy ended(probe, &QObject::destroyed);
        {
            const MonitorSession session{[probe] { return std::unique_ptr<Probe>(probe); }};
        }
        QCOMPARE(ended.size(), 1);
    }

    /// The fake keeps the contract too.
    void theFakeAnswersOnce() {
        FakeProbe probe;
        const RequestId request = probe.ask(ProcessQuery{});
        probe.answer(request, ProcessAnswer{});
        QVERIFY_THROWS_EXCEPTION(std::logic_error, probe.answer(request, ProcessAnswer{}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, probe.finish({}));
        probe.queue(Snapshot{});
        QVERIFY(probe.takeSnapshot() != nullptr);
        QVERIFY(probe.takeSnapshot() == nullptr);
    }
};

QTEST_GUILESS_MAIN(MonitorSessionTest)
#include "monitor_session_test.moc"
