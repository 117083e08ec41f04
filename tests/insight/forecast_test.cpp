// When each is gone, against what was measured on Linux 6.18.
#include <QTest>

#include "app/insight/forecast.h"
#include "app/insight/orphan_timers.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;
using Kind = Forecast::Kind;

Q_DECLARE_METATYPE(socklens::Forecast::Kind)

class ForecastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void minisocks_data();
    void minisocks();
    void longFinTimeout_data();
    void longFinTimeout();
    void restartIsSaid();
    void measured_data();
    void measured();
    void silentPeerOnItsWay();
    void manyRetries();
    void answeredPersistBecomesSilent();
    void held_data();
    void held();
    void withoutTimer();
    void noTcp();
    void runsDown();
};

namespace {

Socket left(State state, Timer timer, int milliseconds, int retransmits = 0) {
    Socket socket = tcpSocket(7, state);
    socket.timer = timer;
    socket.timerExpiresMs = static_cast<std::uint32_t>(milliseconds);
    socket.retransmits = static_cast<std::uint8_t>(retransmits);
    return socket;
}

}   // namespace

void ForecastTest::minisocks_data() {
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("timer");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("TIME_WAIT") << State::TimeWait << 41'000 << Kind::Timed;
    QTest::newRow("TIME_WAIT, timer late") << State::TimeWait << 0 << Kind::AnyMoment;
    QTest::newRow("FIN_WAIT2") << State::FinWait2 << 10'000 << Kind::Timed;
    QTest::newRow("FIN_WAIT2, timer late") << State::FinWait2 << 0 << Kind::AnyMoment;
}

void ForecastTest::minisocks() {
    QFETCH(State, state);
    QFETCH(int, timer);
    QFETCH(Kind, kind);
    // tcp_fin_timeout has decided before; TIME_WAIT never asks it.
    const Forecast result = forecast(left(state, Timer::TimeWait, timer), false, {.finTimeoutSeconds = 5});
    QCOMPARE(result.kind, kind);
    QCOMPARE(result.remaining.count(), timer);
}

void ForecastTest::longFinTimeout_data() {
    QTest::addColumn<int>("setting");
    QTest::addColumn<int>("timer");
    QTest::addColumn<int>("expected");
    QTest::newRow("75, at once") << 75 << 15'000 << 30'000;
    QTest::newRow("75, later") << 75 << 2'000 << 17'000;
    QTest::newRow("61") << 61 << 1'000 << 2'000;
    QTest::newRow("62") << 62 << 2'000 << 4'000;
    QTest::newRow("set back meanwhile") << 60 << 3'000 << 3'000;
}

void ForecastTest::longFinTimeout() {
    QFETCH(int, setting);
    QFETCH(int, timer);
    QFETCH(int, expected);
    const Forecast result =
        forecast(left(State::FinWait2, Timer::KeepAlive, timer), false, {.finTimeoutSeconds = setting});
    QCOMPARE(result.kind, Kind::Timed);
    QCOMPARE(result.remaining.count(), expected);
    QVERIFY(english(result.reason).find(std::to_string(setting)) != std::string::npos);
}

void ForecastTest::restartIsSaid() {
    for (const Timer timer : {Timer::TimeWait, Timer::KeepAlive}) {
        const Forecast result = forecast(left(State::FinWait2, timer, 1000), false, {.finTimeoutSeconds = 75});
        QVERIFY(english(result.reason).find("becomes TIME_WAIT, which lasts 60 seconds") != std::string::npos);
    }
}

void ForecastTest::measured_data() {
    QTest::addColumn<State>("state");
    QTest::addColumn<Timer>("timer");
    QTest::addColumn<int>("orphanRetries");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("silent peer") << State::FinWait1 << Timer::Retransmit << 0 << 107 << 2;
    QTest::newRow("silent peer, 8 said") << State::FinWait1 << Timer::Retransmit << 8 << 107 << 2;
    QTest::newRow("silent peer, 2 retries") << State::FinWait1 << Timer::Retransmit << 2 << 3 << 1;
    QTest::newRow("last confirmation") << State::LastAck << Timer::Retransmit << 0 << 107 << 2;
    QTest::newRow("closed together") << State::Closing << Timer::Retransmit << 0 << 107 << 2;
    QTest::newRow("zero window") << State::FinWait1 << Timer::Persist << 0 << 339 << 8;
}

void ForecastTest::measured() {
    QFETCH(State, state);
    QFETCH(Timer, timer);
    QFETCH(int, orphanRetries);
    QFETCH(int, seconds);
    QFETCH(int, tolerance);
    const Forecast result =
        forecast(left(state, timer, 200), false, {.finTimeoutSeconds = 60, .orphanRetries = orphanRetries});
    QCOMPARE(result.kind, Kind::Timed);
    const auto difference = std::abs(result.remaining.count() - seconds * 1000);
    QVERIFY2(difference <= tolerance * 1000, std::to_string(result.remaining.count()).c_str());
    QVERIFY(!result.reason.empty());
}

void ForecastTest::silentPeerOnItsWay() {
    // At each retransmit the rest is what the whole was, less what has passed.
    Milliseconds timeout = 208ms;
    const Milliseconds whole = silentPeerEnds(timeout, 0, 0);
    Milliseconds passed = 0ms;
    for (int retransmits = 0; retransmits <= 8; ++retransmits) {
        QCOMPARE((silentPeerEnds(timeout, retransmits, 0) + passed).count(), whole.count());
        passed += timeout;
        timeout *= 2;
    }
    QCOMPARE(passed.count(), whole.count());
    QCOMPARE(silentPeerEnds(0ms, 8, 0).count(), 0);
    // A slow connection doubles from a longer timeout.
    QCOMPARE(silentPeerEnds(1000ms, 0, 0).count(), 127'000);
}

void ForecastTest::manyRetries() {
    for (const int retries : {0, 1, 8, 9, 10, 15, 255})
        for (const int done : {0, 8, 20, 254})
            for (const Milliseconds timer : {0ms, 200ms, 120'000ms, Milliseconds(UINT32_MAX)}) {
                QVERIFY(silentPeerEnds(timer, done, retries) >= timer);
                QVERIFY(zeroWindowEnds(timer, retries) >= timer);
            }
    QVERIFY(silentPeerEnds(200ms, 0, 10) > silentPeerEnds(200ms, 0, 9));
    QCOMPARE(zeroWindowEnds(120s, 0).count(), Milliseconds(120s).count());   // the last one
}

void ForecastTest::answeredPersistBecomesSilent() {
    const Forecast answered = forecast(left(State::FinWait1, Timer::Persist, 800, 1), false, {});
    const Forecast silent = forecast(left(State::FinWait1, Timer::Persist, 800, 2), false, {});
    QVERIFY(answered.remaining > 300s);
    QVERIFY(silent.remaining < 110s);
}

void ForecastTest::held_data() {
    QTest::addColumn<State>("state");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("CLOSE_WAIT") << State::CloseWait << Kind::Never << "The other side has closed";
    QTest::newRow("FIN_WAIT2") << State::FinWait2 << Kind::Never << "until the other side closes";
    QTest::newRow("ESTABLISHED") << State::Established << Kind::Never << "in use";
    QTest::newRow("FIN_WAIT1") << State::FinWait1 << Kind::Unknown << "tcp_retries2";
}

void ForecastTest::held() {
    QFETCH(State, state);
    QFETCH(Kind, kind);
    QFETCH(QString, reason);
    const Forecast result = forecast(left(state, Timer::Off, 0), true, {});
    QCOMPARE(result.kind, kind);
    QVERIFY(QString::fromStdString(english(result.reason)).contains(reason));
}

void ForecastTest::withoutTimer() {
    Socket socket = tcpSocket(7, State::FinWait1);
    QCOMPARE(forecast(socket, false, {}).kind, Kind::Unknown);
    socket.timer = Timer::Off;
    socket.timerExpiresMs = 0;
    QCOMPARE(forecast(socket, false, {}).kind, Kind::Unknown);
    QCOMPARE(forecast(left(State::Established, Timer::KeepAlive, 7000), false, {}).kind, Kind::Unknown);
}

void ForecastTest::noTcp() {
    Socket socket = left(State::Established, Timer::Retransmit, 200);
    socket.protocol = Protocol::Udp;
    QCOMPARE(forecast(socket, true, {}).kind, Kind::Unknown);
}

void ForecastTest::runsDown() {
    const Forecast timed{Kind::Timed, 41s, {"why", {}}};
    QCOMPARE(aged(timed, 0s).remaining, Milliseconds(41s));
    QCOMPARE(aged(timed, 40'999ms).remaining, Milliseconds(1ms));
    QCOMPARE(aged(timed, 40'999ms).kind, Kind::Timed);
    QCOMPARE(english(aged(timed, 1s).reason), std::string("why"));
    for (const Milliseconds age : {Milliseconds(41s), Milliseconds(1h)}) {
        QCOMPARE(aged(timed, age).kind, Kind::AnyMoment);
        QCOMPARE(aged(timed, age).remaining, Milliseconds(0));
        QCOMPARE(english(aged(timed, age).reason), std::string("why"));
    }
    for (const Kind kind : {Kind::AnyMoment, Kind::Never, Kind::Unknown})
        QCOMPARE(aged({kind, {}, {}}, 1h).kind, kind);
}

QTEST_APPLESS_MAIN(ForecastTest)
#include "forecast_test.moc"
