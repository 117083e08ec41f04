// The Leftovers page as somebody uses it after a crash: what it says, where it leads; and what the desktop is
// told.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/notification_service.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "tests/gui/session_bus.h"
#include "ui/charts/drain_chart.h"
#include "ui/pages/leftovers_page.h"

#include <QComboBox>
#include <QDialog>
#include <QPushButton>
#include <QScrollBar>
#include <csignal>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

constexpr auto begin = Timestamp(std::chrono::hours(500'000));
constexpr int connections = 5;

/// A client with some connections, which crashes.
class Crash : public Scene {
public:
    explicit Crash(PageName page = PageName::Leftovers) : Scene(page) {
        probe().can.administersNetwork = true;
        showAlive(begin, 0);
        m_client = session().picture()->snapshot->processes.front();
    }

    /// With so many leftovers of nobody knows whom.
    void showAlive(Timestamp at, int strangers) {
        SnapshotBuilder builder;
        const auto client = builder.addProcess(processOf(4242, "python3", thisUser, "python3 client.py"));
        for (std::uint64_t cookie = 1; cookie <= connections; ++cookie)
            builder.hold(builder.add(tcp(cookie, State::Established, 40'000 + static_cast<int>(cookie), 9000)),
                         client);
        addStrangers(builder, strangers);
        builder.snapshot().capturedAt = at;
        probe().show(builder.take());
        QCoreApplication::processEvents();   // what has appeared finds its place
    }

    void crash(int status = SIGSEGV, int strangers = 0) {
        SnapshotBuilder builder;
        for (std::uint64_t cookie = 1; cookie <= connections; ++cookie)
            builder.add(leftover(cookie, 40'000 + static_cast<int>(cookie), 9000));
        addStrangers(builder, strangers);
        builder.snapshot().capturedAt = begin + 2s;
        probe().events.exits.push_back({m_client, begin + 1s, status});
        probe().show(builder.take());
        QCoreApplication::processEvents();   // what has appeared finds its place
    }

    QTableView& groups() { return visible<QTableView>(window(), QStringLiteral("Groups of leftovers")); }
    /// The former owner of the group that is shown below the table.
    QString shown() { return cellText(groups(), groups().currentIndex().row(), QStringLiteral("Former owner")); }

private:
    static Socket leftover(std::uint64_t cookie, int localPort, int remotePort) {
        Socket socket = tcp(cookie, State::TimeWait, localPort, remotePort);
        socket.timer = Timer::TimeWait;
        socket.timerExpiresMs = 59'000;
        return socket;
    }

    static void addStrangers(SnapshotBuilder& builder, int count) {
        for (int at = 0; at < count; ++at)
            builder.add(leftover(100 + static_cast<std::uint64_t>(at), 50'000 + at, 9100));
    }

    ProcessPointer m_client;
};

}   // namespace

class LeftoversTest : public QObject {
    Q_OBJECT

    SessionBus m_bus;
    NotificationService m_service;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void saysWhatIsMissing();
    void saysWhoLeftWhat();
    void itsColumnsFit();
    void timersRunDownBetweenSamples();
    void showsTheLargestUntilOneIsChosen();
    void showsTheSockets();
    void releases();
    void withoutRights();
    void otherGroups();
    void drainInWords();
    void tellsTheDesktop();
    void tellsOfWatchedPrograms();
    void deathsOfOneProgramAreToldOnce();
    void watchingEndsAPause();
    void closingKeepsItWatching();
};

void LeftoversTest::initTestCase() {
    QVERIFY2(m_bus.isThere(), "there is no dbus-daemon");
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toLatin1());
    QVERIFY(m_service.begin(m_bus.address()));
}

void LeftoversTest::cleanupTestCase() {
    m_service.end();
}

void LeftoversTest::saysWhatIsMissing() {
    Scene scene(PageName::Leftovers);
    QVERIFY(readText(scene.window()).contains(QStringLiteral("for the first time")));
    scene.probe().show(Snapshot(SnapshotBuilder().take()));
    QVERIFY(readText(scene.window()).contains(QStringLiteral("Nothing is left over")));
    QVERIFY(findVisible<QPushButton>(scene.window(), QStringLiteral("Show the sockets")) == nullptr);
}

void LeftoversTest::saysWhoLeftWhat() {
    Crash scene;
    scene.crash();
    QCOMPARE(scene.groups().model()->rowCount(), 1);
    QCOMPARE(cellText(scene.groups(), 0, QStringLiteral("Former owner")), QStringLiteral("python3 · pid 4242"));
    QVERIFY(cellText(scene.groups(), 0, QStringLiteral("How it ended"))
                .startsWith(QStringLiteral("killed by SIGSEGV")));
    QCOMPARE(cellText(scene.groups(), 0, QStringLiteral("Left")), QStringLiteral("5"));
    QCOMPARE(cellText(scene.groups(), 0, QStringLiteral("How sure")), QStringLiteral("seen"));
    const QString text = readText(scene.window());
    QVERIFY(text.contains(QStringLiteral("5 socket(s) left over; last gone in 59 s.")));
    QVERIFY(text.contains(QStringLiteral("SO_REUSEADDR")));
}

void LeftoversTest::itsColumnsFit() {
    Crash scene;
    scene.crash();
    scene.window().resize(1100, 700);
    QTRY_COMPARE(scene.groups().window()->width(), 1100);
    QCoreApplication::processEvents();
    QCOMPARE(scene.groups().horizontalScrollBar()->maximum(), 0);
    QCOMPARE(scene.groups().textElideMode(), Qt::ElideMiddle);   // pid and port are at the end of a long name
}

void LeftoversTest::timersRunDownBetweenSamples() {
    Crash scene;
    scene.crash();
    scene.session().setPaused(true);
    auto& chart = visible<DrainChart>(scene.window(), QStringLiteral("How the leftovers drain away"));
    const auto lastGone = [&] { return cellText(scene.groups(), 0, QStringLiteral("Last gone in")); };
    const auto says = [&](const char* sentence) {
        return readText(scene.window()).contains(QString::fromUtf8(sentence));
    };
    QCOMPARE(lastGone(), QStringLiteral("59 s"));
    QCOMPARE(scene.passTime(20s), 1);
    QCOMPARE(lastGone(), QStringLiteral("39 s"));
    QVERIFY(says("5 socket(s) left over; last gone in 39 s."));
    QVERIFY(says("5 left · last gone in 39 s"));
    QCOMPARE(chart.summary(), QStringLiteral("Left 20 s ago: 5; in 39 s: 0."));
    for (int times = 0; times < 3; ++times) {
        scene.passTime(39s);
        QCOMPARE(lastGone(), QStringLiteral("any moment"));
        QVERIFY(says("5 socket(s) left over; last gone at any moment."));
        QVERIFY(says("5 left · last gone at any moment"));
        QVERIFY2(chart.summary().endsWith(QStringLiteral("; at any moment: 0.")), qPrintable(chart.summary()));
    }
    scene.crash();   // another sample: as it says
    QCOMPARE(lastGone(), QStringLiteral("59 s"));
    scene.window().showPage(PageName::Log);
    QCOMPARE(scene.passTime(20s), 0);
    scene.window().showPage(PageName::Leftovers);
    QCOMPARE(lastGone(), QStringLiteral("39 s"));
}

void LeftoversTest::showsTheLargestUntilOneIsChosen() {
    Crash scene;
    scene.showAlive(begin + 500ms, 2);
    const QString stranger = QStringLiteral("unknown · to 10.0.0.2 port 9100");
    QCOMPARE(scene.shown(), stranger);
    scene.crash(SIGSEGV, 2);
    QCOMPARE(scene.shown(), QStringLiteral("python3 · pid 4242"));
    scene.groups().setFocus();
    press(Qt::Key_Down);
    QCOMPARE(scene.shown(), stranger);
    scene.crash(SIGSEGV, 2);
    QCOMPARE(scene.shown(), stranger);
}

void LeftoversTest::showsTheSockets() {
    Crash scene;
    scene.crash();
    click(button(scene.window(), "Show the sockets"));
    QCOMPARE(scene.page(), QStringLiteral("Sockets"));
    QTRY_COMPARE(scene.table().selectionModel()->selectedRows().size(), connections);
}

void LeftoversTest::releases() {
    Crash scene;
    scene.crash();
    click(button(scene.window(), "Release 5 socket(s) …"));
    auto& dialog = awaitDialog<QDialog>();
    click(button(dialog, "Release 5 socket(s)"));
    QTRY_COMPARE(scene.probe().wanted.size(), 1U);
    QCOMPARE(scene.probe().wanted.front().second.size(), static_cast<std::size_t>(connections));
    QVERIFY(std::holds_alternative<Release>(scene.probe().wanted.front().second.front()));
}

void LeftoversTest::withoutRights() {
    Crash scene;
    scene.probe().can.administersNetwork = false;
    scene.crash();
    const auto& release = button(scene.window(), "Release 5 socket(s) …");
    QVERIFY(!release.isEnabled());
    QVERIFY(release.toolTip().contains(QStringLiteral("rights")));
}

void LeftoversTest::otherGroups() {
    Crash scene;
    scene.crash();
    auto& grouping = visible<QComboBox>(scene.window(), QStringLiteral("How to group the leftovers"));
    grouping.setFocus();
    press(Qt::Key_Down);
    QCOMPARE(cellText(scene.groups(), 0, QStringLiteral("State")), QStringLiteral("TIME_WAIT"));
    press(Qt::Key_Down);
    QCOMPARE(cellText(scene.groups(), 0, QStringLiteral("Remote address")), QStringLiteral("10.0.0.2"));
}

void LeftoversTest::drainInWords() {
    Crash scene;
    scene.crash();
    auto& chart = visible<DrainChart>(scene.window(), QStringLiteral("How the leftovers drain away"));
    QVERIFY2(chart.summary().startsWith(QStringLiteral("Left now: 5")), qPrintable(chart.summary()));
    QVERIFY2(chart.summary().contains(QStringLiteral(": 0")), qPrintable(chart.summary()));
    chart.setFocus();
    press(Qt::Key_End);
    QVERIFY2(chart.summary().contains(QStringLiteral("Chosen: in ")), qPrintable(chart.summary()));
}

void LeftoversTest::tellsTheDesktop() {
    m_service.asked.clear();
    {
        Crash quiet;   // nobody asked to be told
        quiet.crash();
        Crash ordered;
        click(button(ordered.window(), "Keep watching in the background"));
        ordered.crash(SIGTERM);
    }
    Crash scene;
    click(button(scene.window(), "Keep watching in the background"));
    scene.crash();
    QTRY_COMPARE(m_service.asked.size(), 1U);
    QCOMPARE(m_service.asked[0].summary, QStringLiteral("python3 (4242) was killed by SIGSEGV"));
    QCOMPARE(m_service.asked[0].body, QStringLiteral("5 socket(s) were left behind: last gone in 59 s."));
    scene.window().showPage(PageName::Log);
    // Its answer has arrived when a later question of ours to the same service has one.
    QCoreApplication::processEvents();
    QTRY_VERIFY([&] {
        m_service.click(m_service.asked[0].number);
        QCoreApplication::processEvents();
        return scene.page() == QStringLiteral("Leftovers");
    }());
}

void LeftoversTest::tellsOfWatchedPrograms() {
    m_service.asked.clear();
    Crash scene(PageName::Sockets);
    scene.session().watchProgram("python3", true);
    scene.crash(0);
    QTRY_COMPARE(m_service.asked.size(), 1U);
    QCOMPARE(m_service.asked[0].summary, QStringLiteral("python3 (4242) has ended with exit code 0"));
}

void LeftoversTest::deathsOfOneProgramAreToldOnce() {
    m_service.asked.clear();
    Scene scene(PageName::Sockets);
    scene.session().watchProgram("worker", true);
    scene.session().watchProgram("idle", true);
    constexpr int workers = 300;
    SnapshotBuilder before;
    SnapshotBuilder after;
    for (int at = 0; at < workers; ++at) {
        const auto cookie = static_cast<std::uint64_t>(at) + 1;
        const auto worker = before.addProcess(processOf(1000 + at, "worker", thisUser));
        before.hold(before.add(tcp(cookie, State::Established, 40'000 + at, 9000)), worker);
        Socket left = tcp(cookie, State::TimeWait, 40'000 + at, 9000);
        left.timer = Timer::TimeWait;
        left.timerExpiresMs = 30'000 + 100 * static_cast<std::uint32_t>(at);
        after.add(left);
    }
    before.hold(before.add(tcp(1001, State::Listen, 80)), before.addProcess(processOf(99, "idle", thisUser)));
    before.snapshot().capturedAt = begin;
    after.snapshot().capturedAt = begin + 2s;
    const Snapshot alive = before.take();
    scene.probe().show(alive);
    for (const ProcessPointer& process : alive.processes)
        scene.probe().events.exits.push_back({process, begin + 1s, process->name == "idle" ? 256 : SIGKILL});
    scene.probe().show(after.take());
    QTRY_COMPARE(m_service.asked.size(), 2U);
    QCOMPARE(m_service.asked[0].summary, QStringLiteral("idle (99) has ended with exit code 1"));
    QCOMPARE(m_service.asked[0].body, QStringLiteral("No leftovers were seen."));
    QCOMPARE(m_service.asked[1].summary, QStringLiteral("worker: 300 process(es) were killed by SIGKILL"));
    QCOMPARE(m_service.asked[1].body, QStringLiteral("300 socket(s) were left behind: last gone in 60 s."));
}

void LeftoversTest::watchingEndsAPause() {
    Crash scene;
    scene.window().setFocus();
    click(button(scene.window(), "Pause"));
    QVERIFY(scene.probe().paused);
    click(button(scene.window(), "Keep watching in the background"));
    QVERIFY(!scene.probe().paused);
    QVERIFY(!readText(scene.window()).contains(QStringLiteral("Paused")));
    click(button(scene.window(), "Pause"));   // the button knows that it went on
    QVERIFY(scene.probe().paused);
    scene.window().close();
    QVERIFY(!scene.probe().paused);
    scene.window().showNormal();
    click(button(scene.window(), "Keep watching in the background"));
}

void LeftoversTest::closingKeepsItWatching() {
    Crash scene;
    click(button(scene.window(), "Keep watching in the background"));
    scene.window().close();
    QVERIFY(scene.window().isMinimized() || !scene.window().isVisible());
    QVERIFY(!QApplication::quitOnLastWindowClosed());
    scene.window().showNormal();
    bringUp(scene.window());
    click(button(scene.window(), "Keep watching in the background"));
    QVERIFY(QApplication::quitOnLastWindowClosed());
    QVERIFY(scene.window().close());

    Crash leaving;
    click(button(leaving.window(), "Keep watching in the background"));
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!leaving.window().isVisible());
}

SOCKLENS_GUI_TEST_MAIN(LeftoversTest)
#include "leftovers_test.moc"
