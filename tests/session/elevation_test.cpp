// A session that is given more rights, is not, and loses them: the picture and the numbers of requests go on.
#include "app/session/monitor_session.h"

#include "tests/models/chosen_rows.h"
#include "tests/models/synthetic_pictures.h"
#include "tests/session/fake_probe.h"

#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace socklens;
using namespace socklens::test;

namespace {

using Rights = MonitorSession::Rights;

struct Watched {
    QPointer<FakeProbe> own;
    QPointer<FakeProbe> elevated;
    int made = 0;
    MonitorSession session{[this] {
                               ++made;
                               own = new FakeProbe;
                               return std::unique_ptr<Probe>(own);
                           },
                           [this] {
                               elevated = new FakeProbe(false);
                               elevated->can.elevated = true;
                               return std::unique_ptr<Probe>(elevated);
                           }};
    std::vector<std::pair<RequestId, ActionResults>> performed;
    std::vector<RequestId> answered;
    std::vector<QString> failures;
    int givenBack = 0;

    Watched() {
        QObject::connect(&session, &MonitorSession::performed, &session,
                         [this](RequestId request, const Actions& actions, const ActionResults& results) {
                             QCOMPARE(results.size(), actions.size());
                             performed.emplace_back(request, results);
                         });
        QObject::connect(&session, &MonitorSession::answered, &session,
                         [this](RequestId request, const Answer& /*answer*/) { answered.push_back(request); });
        QObject::connect(&session, &MonitorSession::elevationFailed, &session, [this](const Message& reason) {
            failures.push_back(QString::fromStdString(english(reason)));
        });
        QObject::connect(&session, &MonitorSession::rightsGivenBack, &session, [this] { ++givenBack; });
    }
    void rise() {
        session.unlock();
        elevated->becomeReady();
    }
};

Snapshot timeWaits(std::initializer_list<std::uint64_t> cookies) {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : cookies) builder.add(tcpSocket(cookie, State::TimeWait));
    return builder.take();
}

Actions releases(std::size_t count) {
    Actions actions;
    for (std::size_t number = 1; number <= count; ++number)
        actions.emplace_back(Release{targetOf(tcpSocket(number, State::TimeWait))});
    return actions;
}

}   // namespace

class ElevationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rightsAreGiven() {
        Watched watched;
        watched.session.setInterval(std::chrono::milliseconds(2000));
        watched.session.setTcpInfo(true);
        watched.session.setAllNetworks(true);
        watched.own->show(timeWaits({1}));
        const auto seen = watched.session.picture()->firstSeen;
        QSignalSpy changes(&watched.session, &MonitorSession::rightsChanged);
        QVERIFY(watched.session.canUnlock());
        watched.session.unlock();
        QVERIFY(watched.session.rights() == Rights::BeingAsked);
        watched.session.unlock();   // asked once is asked enough
        QVERIFY(!watched.session.capabilities().elevated);
        const QPointer<FakeProbe> former = watched.own;
        watched.elevated->becomeReady();
        QVERIFY(watched.session.rights() == Rights::Elevated);
        QVERIFY(watched.session.capabilities().elevated);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(watched.elevated->interval, std::chrono::milliseconds(2000));
        QVERIFY(watched.elevated->tcpInfo);
        QVERIFY(watched.elevated->allNetworks);
        QTRY_VERIFY(former.isNull());
        watched.elevated->show(timeWaits({1, 2}));
        QCOMPARE(watched.session.picture()->snapshot->sockets.size(), 2U);
        QCOMPARE(watched.session.picture()->firstSeen.front(), seen.front());   // its memory goes on
    }

    /// What a probe has to say is heard: before it is used, while it is, and not after.
    void notesAreHeard() {
        Watched watched;
        std::vector<std::string> notes;
        connect(&watched.session, &MonitorSession::noted, this,
                [&](const Message& note) { notes.push_back(english(note)); });
        watched.own->note("one");
        watched.session.perform(releases(1));
        watched.rise();
        QVERIFY(watched.session.rights() == Rights::BeingAsked);
        watched.elevated->note("two");
        watched.own->finish({Outcome::Done, {}});
        const QPointer<FakeProbe> former = watched.own;
        watched.elevated->note("three");
        if (former) former->note("too late");
        QCOMPARE(notes, (std::vector<std::string>{"one", "two", "three"}));
        watched.elevated->fail("Killed.");
        watched.own->note("four");
        QCOMPARE(notes.back(), std::string("four"));
    }

    void rightsAreRefused() {
        Watched watched;
        watched.session.unlock();
        watched.elevated->fail("No.");
        QVERIFY(watched.session.rights() == Rights::Own);
        QCOMPARE(watched.failures, std::vector{QStringLiteral("No.")});
        QCOMPARE(watched.made, 1);   // the window goes on with what it has
        watched.own->show(timeWaits({1}));
        QCOMPARE(watched.session.picture()->snapshot->sockets.size(), 1U);
        QTRY_VERIFY(watched.elevated.isNull());
        watched.rise();   // it can be asked again
        QVERIFY(watched.session.rights() == Rights::Elevated);
    }

    void rightsAreGivenBack() {
        Watched watched;
        watched.session.setInterval(std::chrono::milliseconds(2000));
        watched.session.lock();   // there is nothing to give back
        QCOMPARE(watched.made, 1);
        watched.rise();
        watched.session.setPaused(true);
        watched.elevated->show(timeWaits({1, 2}));
        watched.elevated->answer(watched.elevated->askedBySession.front().first, SysctlsAnswer{});
        const PicturePointer picture = watched.session.picture();
        const RequestId request = watched.session.ask(ProcessQuery{{Pid{1}, StartTime{1}}});
        QSignalSpy changes(&watched.session, &MonitorSession::rightsChanged);
        const QPointer<FakeProbe> former = watched.elevated;
        watched.session.lock();
        QVERIFY(watched.session.rights() == Rights::Own);
        QVERIFY(!watched.session.capabilities().elevated);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(watched.givenBack, 1);
        QCOMPARE(watched.made, 2);
        QCOMPARE(watched.session.picture(), picture);
        QCOMPARE(watched.own->interval, std::chrono::milliseconds(2000));
        QVERIFY(watched.own->paused);
        former->fail("It ends.");   // nobody has to be told
        QVERIFY(watched.failures.empty());
        QTRY_VERIFY(former.isNull());
        watched.own->answerAll();
        QCOMPARE(watched.answered.back(), request);
        watched.own->show(timeWaits({1, 2, 3}));
        QCOMPARE(watched.session.picture()->snapshot->sockets.size(), 3U);
        QCOMPARE(watched.session.picture()->firstSeen.front(), picture->firstSeen.front());
        watched.rise();   // it can be asked again
        QVERIFY(watched.session.rights() == Rights::Elevated);
        watched.session.lock();
        QCOMPARE(watched.givenBack, 2);
    }

    /// What was begun with them is finished with them, also what is begun while one waits.
    void rightsAreGivenBackWhenAllIsDone() {
        Watched watched;
        watched.rise();
        const RequestId first = watched.session.perform(releases(1));
        watched.session.lock();
        QVERIFY(watched.session.rights() == Rights::BeingGivenBack);
        QVERIFY(watched.session.capabilities().elevated);
        watched.session.lock();
        watched.session.unlock();   // neither does anything now
        const RequestId second = watched.session.perform(releases(1));
        watched.elevated->finish({Outcome::Done, {}});
        QVERIFY(watched.session.rights() == Rights::BeingGivenBack);
        QCOMPARE(watched.givenBack, 0);
        watched.elevated->finish({Outcome::Done, {}});
        QVERIFY(watched.session.rights() == Rights::Own);
        QCOMPARE(watched.givenBack, 1);
        QCOMPARE(watched.made, 2);
        QCOMPARE(watched.performed.size(), 2U);
        QCOMPARE(watched.performed.front().first, first);
        QCOMPARE(watched.performed.back().first, second);
        for (const auto& [request, results] : watched.performed) QVERIFY(results.front().outcome == Outcome::Done);
    }

    /// It is told as what it is, once.
    void killedBeforeTheRightsAreGivenBack() {
        Watched watched;
        watched.rise();
        watched.session.perform(releases(1));
        watched.session.lock();
        watched.elevated->fail("Killed.");
        QVERIFY(watched.session.rights() == Rights::Own);
        QCOMPARE(watched.failures, std::vector{QStringLiteral("Killed.")});
        watched.own->show(timeWaits({1}));
        QCOMPARE(watched.performed.size(), 1U);
        QVERIFY(watched.performed.front().second.front().outcome == Outcome::Refused);
        QCOMPARE(watched.givenBack, 0);
        watched.rise();   // and does not count for the next time
        QVERIFY(watched.session.rights() == Rights::Elevated);
    }

    void noSwitchWhileSomethingIsDone() {
        Watched watched;
        const RequestId request = watched.session.perform(releases(1));
        watched.rise();
        QVERIFY(watched.session.rights() == Rights::BeingAsked);
        watched.own->finish({Outcome::Done, {}});
        QCOMPARE(watched.performed.size(), 1U);
        QCOMPARE(watched.performed.front().first, request);
        QVERIFY(watched.session.rights() == Rights::Elevated);
    }

    void questionsArePutAgain() {
        Watched watched;
        const RequestId request = watched.session.ask(ProcessQuery{{Pid{1}, StartTime{1}}});
        watched.rise();
        watched.elevated->answerAll();
        QCOMPARE(watched.answered, std::vector{request});
        const RequestId second = watched.session.ask(ProcessQuery{{Pid{2}, StartTime{1}}});
        QVERIFY(second != request);
        watched.elevated->fail("Killed.");
        watched.own->answerAll();
        QCOMPARE(watched.answered, (std::vector{request, second}));
    }

    void manyArePerformedInPortions() {
        Watched watched;
        std::vector<std::size_t> progress;
        connect(&watched.session, &MonitorSession::progressed, this,
                [&](RequestId /*request*/, std::size_t finished, std::size_t all) {
                    QCOMPARE(all, 2500U);
                    progress.push_back(finished);
                });
        watched.session.perform(releases(2500));
        QCOMPARE(watched.own->wanted.size(), 2U);   // never idle, never all at once
        watched.own->finish({Outcome::Done, {}});
        QCOMPARE(watched.own->wanted.size(), 2U);
        QCOMPARE(watched.own->wanted.back().second.size(), 500U);
        watched.own->finish({Outcome::Done, {}});
        QVERIFY(watched.performed.empty());
        watched.own->finish({Outcome::Done, {}});
        QCOMPARE(watched.performed.size(), 1U);
        QCOMPARE(watched.performed.front().second.size(), 2500U);
        QCOMPARE(progress, (std::vector<std::size_t>{1000, 2000}));
    }

    void nothingIsAnsweredToo() {
        Watched watched;
        const RequestId request = watched.session.perform({});
        QVERIFY(watched.performed.empty());
        QTRY_COMPARE(watched.performed.size(), 1U);
        QCOMPARE(watched.performed.front().first, request);
    }

    /// Killed in the middle: what it answered is done, what was under way is looked up, the rest is not done.
    void killedInTheMiddle() {
        Watched watched;
        watched.rise();
        watched.session.perform(releases(3000));
        watched.elevated->finish({Outcome::Done, {}});
        const QPointer<FakeProbe> former = watched.own;
        watched.elevated->fail("Killed.");
        QVERIFY(watched.session.rights() == Rights::Own);
        QCOMPARE(watched.failures, std::vector{QStringLiteral("Killed.")});
        QCOMPARE(watched.made, 2);
        QVERIFY(watched.performed.empty());   // not before somebody looked
        watched.own->show(timeWaits({1500, 2800, 2900}));
        QCOMPARE(watched.performed.size(), 1U);
        const ActionResults& results = watched.performed.front().second;
        const auto count = [&](Outcome outcome) {
            return static_cast<std::size_t>(std::ranges::count(results, outcome, &ActionResult::outcome));
        };
        // The second and the third portion were under way: of them, three are still there.
        QCOMPARE(count(Outcome::Done), 2997U);
        QCOMPARE(count(Outcome::Refused), 3U);
        QCOMPARE(count(Outcome::Unknown), 0U);
        QVERIFY(results.at(1499).outcome == Outcome::Refused);
    }

    /// What is being thought about was seen before it was killed, and decides nothing.
    void aSampleFromBeforeDecidesNothing() {
        Watched watched;
        watched.rise();
        SnapshotBuilder builder;
        for (std::uint64_t cookie = 1; cookie <= 2 * Thinker::mostAtOnce; ++cookie)
            builder.add(tcpSocket(cookie, State::TimeWait));
        watched.session.perform(releases(3));
        watched.elevated->show(builder.take());
        watched.elevated->fail("Killed.");
        QTRY_COMPARE(watched.session.picture()->snapshot->sockets.size(), 2 * Thinker::mostAtOnce);
        QVERIFY(watched.performed.empty());
        watched.own->show(timeWaits({2}));
        QTRY_COMPARE(watched.performed.size(), 1U);
        QVERIFY(watched.performed.front().second.at(0).outcome == Outcome::Done);
        QVERIFY(watched.performed.front().second.at(1).outcome == Outcome::Refused);
    }

    void whatWasNotSentIsNotDone() {
        Watched watched;
        watched.rise();
        watched.session.perform(releases(5000));
        watched.elevated->fail("Killed.");
        watched.own->show(timeWaits({}));
        const ActionResults& results = watched.performed.front().second;
        QCOMPARE(std::ranges::count(results, Outcome::Done, &ActionResult::outcome), 2000);
        QCOMPARE(std::ranges::count(results, Outcome::Refused, &ActionResult::outcome), 3000);
    }
};

QTEST_GUILESS_MAIN(ElevationTest)
#include "elevation_test.moc"
