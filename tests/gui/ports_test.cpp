// The Ports page as somebody uses it: what is typed, what is predicted and tried, who is in the way, what helps.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTextBrowser>
#include <cerrno>
#include <csignal>

using namespace socklens;
using namespace socklens::test;

namespace {

class Ports : public Scene {
public:
    explicit Ports(const Snapshot& snapshot = office()) : Scene(PageName::Ports) {
        probe().show(snapshot);
        answerSettings();
    }
    QLineEdit& port() { return visible<QLineEdit>(window(), QStringLiteral("Port")); }
    QComboBox& address() { return visible<QComboBox>(window(), QStringLiteral("Address")); }
    QAbstractButton& tryButton() { return button(window(), "Try to bind"); }
    QTableView& blockers() { return visible<QTableView>(window(), QStringLiteral("Sockets in the way")); }
    QString label(const char* name) {
        const auto* found = findVisible<QLabel>(window(), QString::fromUtf8(name));
        return found == nullptr ? QString() : found->text();
    }
    QString remedies() { return visible<QTextBrowser>(window(), QStringLiteral("What helps")).toPlainText(); }
    QString blocker(int row, const char* title) { return cellText(blockers(), row, QString::fromUtf8(title)); }

    void typePort(const char* text) {
        port().setFocus();
        port().selectAll();
        type(QString::fromUtf8(text));
    }
    /// Everything of this kind that was asked.
    template <class Asked>
    int count() {
        int found = 0;
        for (const auto& [request, query] : probe().asked)
            if (std::holds_alternative<Asked>(query)) ++found;
        return found;
    }
    template <class Asked>
    void answerEvery(const Answer& answer) {
        for (const auto& [request, query] : std::vector(probe().asked))
            if (std::holds_alternative<Asked>(query)) probe().answer(request, answer);
    }
    void answerSettings() {
        const std::vector asked = probe().askedBySession;
        for (const auto& [request, query] : asked)
            probe().answer(request, SysctlsAnswer{{Sysctl::IpLocalReservedPorts, "8443", {}, {}}});
    }
    void answerTrial(int plain, int reuse) {
        if (!QTest::qWaitFor([this] { return count<TrialBindQuery>() == 1; }))
            throw std::runtime_error("no trial was asked for");
        answerEvery<TrialBindQuery>(TrialBindAnswer{plain, reuse});
    }
};

/// So many closed connections of port 8443 from the number `first` on, and a listener elsewhere.
Snapshot leftovers(int count, int first = 0) {
    SnapshotBuilder builder;
    builder.add(tcp(900, State::Listen, 22));
    for (int at = first; at < first + count; ++at) {
        Socket socket = tcp(1000 + static_cast<std::uint64_t>(at), State::TimeWait, 8443, 50'000 + at);
        socket.timer = Timer::TimeWait;
        socket.timerExpiresMs = 41'000;
        builder.add(socket);
    }
    return builder.take();
}

/// A server on port 8443, if it listens still, with so many connections.
Snapshot busy(int connections, bool listens = true) {
    SnapshotBuilder builder;
    const auto server = builder.addProcess(processOf(100, "nginx", thisUser));
    if (listens) builder.hold(builder.add(tcp(900, State::Listen, 8443)), server);
    for (int at = 0; at < connections; ++at)
        builder.hold(
            builder.add(tcp(1000 + static_cast<std::uint64_t>(at), State::Established, 8443, 50'000 + at)),
            server);
    return builder.take();
}

}   // namespace

class PortsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKeyShowsThePage();
    void nothingTypedYet();
    void whatIsNoPort_data();
    void whatIsNoPort();
    void whatIsNoAddress();
    void predictedWhileTyping();
    void timersRunDownBetweenSamples();
    void ofVeryManyTheWorstAreListed();
    void tried();
    void returnTries();
    void aTrialCountsUntilTheSocketsChange();
    void aTrialStandsOnABusyPort();
    void aTrialThatGotPastStands();
    void aLateAnswerIsForNobody();
    void optionsAreAskedForOnce();
    void addressesToChooseFrom();
    void datagrams();
    void lowPort();
    void theMenuActsOnRows();
    void tellsWhenTheOwnerDies();
    void deleteAsksAboutTheOwner();
    void theSelectionStaysWithTheSockets();
    void theKeyboardStaysWithTheSockets();
    void hostileNames();
    void aSettingLeadsToItsPage();
    void notFollowedWhileHidden();
};

void PortsTest::theKeyShowsThePage() {
    Scene scene;
    press(Qt::Key_5, Qt::ControlModifier);
    QTRY_COMPARE(scene.page(), QStringLiteral("Ports"));
    auto* focused = QApplication::focusWidget();   // one can type at once
    QVERIFY(focused != nullptr && focused->accessibleName() == QLatin1String("Port"));
}

void PortsTest::nothingTypedYet() {
    Ports scene;
    QVERIFY(scene.label("What to do").contains(QLatin1String("Type a port above")));
    QVERIFY(!scene.tryButton().isEnabled());
    QVERIFY(findVisible<QTableView>(scene.window(), QStringLiteral("Sockets in the way")) == nullptr);
}

void PortsTest::whatIsNoPort_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"0", "65536", "http", "-1", "80 81", "8o"}) QTest::newRow(text) << text;
}

void PortsTest::whatIsNoPort() {
    QFETCH(QString, text);
    Ports scene;
    scene.typePort(text.toUtf8());
    QVERIFY2(scene.label("What to do").contains(QStringLiteral("“%1” is not a port").arg(text)),
             qPrintable(scene.label("What to do")));
    QVERIFY(!scene.tryButton().isEnabled());
    press(Qt::Key_Return);
    QCOMPARE(scene.count<TrialBindQuery>(), 0);
}

void PortsTest::whatIsNoAddress() {
    Ports scene;
    scene.typePort("80");
    scene.address().lineEdit()->setFocus();
    scene.address().lineEdit()->selectAll();
    type(QStringLiteral("127.0.0.300"));
    QVERIFY(scene.label("What to do").contains(QStringLiteral("“127.0.0.300” is not an IP address")));
    QVERIFY(!scene.tryButton().isEnabled());
}

void PortsTest::predictedWhileTyping() {
    Ports scene;
    scene.probe().can.bindsLowPorts = true;
    scene.typePort("8081");
    QVERIFY(scene.label("Verdict").startsWith(QLatin1String("Port 8081 is free")));
    QCOMPARE(scene.label("bind()"), QStringLiteral("succeeds · predicted"));
    QCOMPARE(scene.label("Free by itself"), QStringLiteral("now"));
    QCOMPARE(scene.blockers().model()->rowCount(), 0);
    QVERIFY(readText(scene.blockers()).contains(QLatin1String("No socket is in the way.")));

    scene.typePort("8080");
    QVERIFY2(scene.label("Verdict").contains(QLatin1String("nginx (pid 100), worker (pid 101)")),
             qPrintable(scene.label("Verdict")));
    QCOMPARE(scene.label("bind() with SO_REUSEADDR"), QStringLiteral("fails: EADDRINUSE · predicted"));
    QVERIFY(scene.label("Free by itself").startsWith(QLatin1String("not by itself. It is in use")));
    QCOMPARE(scene.blocker(0, "State"), QStringLiteral("LISTEN"));
    QCOMPARE(scene.blocker(0, "Process"), QStringLiteral("nginx (pid 100), worker (pid 101)"));
    QCOMPARE(scene.blocker(0, "SO_REUSEADDR helps"), QStringLiteral("no"));
    QCOMPARE(scene.blocker(0, "Gone in"), QStringLiteral("not by itself"));
    QVERIFY(scene.blocker(0, "Why").contains(QLatin1String("hold this listener together")));
    QCOMPARE(scene.label("Why"), scene.blocker(0, "Why"));   // in full: it seldom fits into the table
    QVERIFY(scene.remedies().startsWith(QLatin1String("What helps now")));
    QVERIFY(scene.remedies().contains(QLatin1String("End nginx (pid 100), worker (pid 101)")));
    QCOMPARE(scene.count<TrialBindQuery>(), 0);   // nothing is tried that nobody has asked for
}

void PortsTest::ofVeryManyTheWorstAreListed() {
    Ports scene;
    scene.typePort("8443");
    scene.probe().show(busy(1200));
    QTRY_COMPARE(scene.blockers().model()->rowCount(), 1000);
    QCOMPARE(scene.blocker(0, "State"), QStringLiteral("LISTEN"));
    QVERIFY(!scene.blocker(999, "Why").isEmpty());
    QCOMPARE(scene.blocker(999, "Process"), QStringLiteral("nginx (pid 100)"));
    QCOMPARE(scene.label("About the verdict"),
             QStringLiteral("1201 sockets are in the way; the worst 1000 are listed."));
    scene.probe().show(busy(3));
    QTRY_COMPARE(scene.blockers().model()->rowCount(), 4);
    QCOMPARE(scene.label("About the verdict"), QString());
}

void PortsTest::timersRunDownBetweenSamples() {
    Ports scene;
    scene.typePort("8443");
    scene.probe().show(leftovers(3));
    scene.session().setPaused(true);
    QCOMPARE(scene.label("Free by itself"), QStringLiteral("41 s"));
    QCOMPARE(scene.passTime(std::chrono::seconds(20)), 1);
    QCOMPARE(scene.label("Free by itself"), QStringLiteral("21 s"));
    QCOMPARE(scene.blocker(2, "Gone in"), QStringLiteral("21 s"));
    QVERIFY(scene.remedies().contains(QStringLiteral("Wait 21 s")));
    scene.passTime(std::chrono::seconds(100));
    QCOMPARE(scene.label("Free by itself"), QStringLiteral("any moment"));
    QCOMPARE(scene.blocker(2, "Gone in"), QStringLiteral("any moment"));
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(scene.passTime(std::chrono::seconds(1)), 0);
}

void PortsTest::tried() {
    Ports scene(leftovers(3));
    scene.typePort("8443");
    QVERIFY(scene.label("Verdict").contains(QLatin1String("a trial tells")));
    QCOMPARE(scene.label("bind() with SO_REUSEADDR"), QStringLiteral("not known · predicted"));
    QCOMPARE(scene.blocker(0, "SO_REUSEADDR helps"), QStringLiteral("depends"));
    QCOMPARE(scene.label("Free by itself"), QStringLiteral("41 s"));
    const int samples = scene.probe().samplesAskedFor;
    click(scene.tryButton());
    QCOMPARE(scene.count<TrialBindQuery>(), 1);
    QCOMPARE(scene.probe().samplesAskedFor, samples + 1);
    scene.answerTrial(EADDRINUSE, 0);
    QCOMPARE(scene.label("Verdict"),
             QStringLiteral("Port 8443 can be bound with SO_REUSEADDR, and not without it."));
    QVERIFY(scene.label("bind()").startsWith(QStringLiteral("fails: EADDRINUSE · tried at ")));
    QVERIFY(scene.label("bind() with SO_REUSEADDR").startsWith(QStringLiteral("succeeds · tried at ")));
    QCOMPARE(scene.blocker(2, "SO_REUSEADDR helps"), QStringLiteral("yes"));
    QVERIFY(scene.remedies().contains(QLatin1String("Set SO_REUSEADDR before bind()")));
}

void PortsTest::returnTries() {
    Ports scene;
    scene.typePort("8081");
    press(Qt::Key_Return);
    QCOMPARE(scene.count<TrialBindQuery>(), 1);
    scene.answerTrial(EADDRINUSE, EADDRINUSE);
    QVERIFY(scene.label("Verdict").contains(QLatin1String("by nobody who is visible")));
    QVERIFY(scene.label("About the verdict").contains(QLatin1String("shows nobody who has it")));
}

void PortsTest::aTrialCountsUntilTheSocketsChange() {
    Ports scene(leftovers(3));
    scene.typePort("8443");
    click(scene.tryButton());
    scene.answerTrial(EADDRINUSE, EADDRINUSE);
    scene.probe().show(leftovers(3));   // as it was tried
    QVERIFY(scene.label("bind()").contains(QLatin1String("tried at")));
    scene.probe().show(leftovers(3));
    QVERIFY(scene.label("bind()").contains(QLatin1String("tried at")));
    scene.probe().show(leftovers(2));
    QVERIFY(scene.label("bind()").contains(QLatin1String("predicted")));
    QVERIFY(scene.label("About the verdict").contains(QLatin1String("try again")));
    scene.typePort("8444");
    QVERIFY(scene.label("About the verdict").isEmpty());
}

void PortsTest::aTrialStandsOnABusyPort() {
    Ports scene(busy(300));
    scene.typePort("8443");
    click(scene.tryButton());
    scene.answerTrial(EADDRINUSE, EADDRINUSE);
    for (const int connections : {300, 301, 250, 0, 2}) {
        scene.probe().show(busy(connections));
        QVERIFY(scene.label("bind()").contains(QLatin1String("tried at")));
    }
    scene.probe().show(busy(2, false));
    QVERIFY(scene.label("bind()").contains(QLatin1String("predicted")));
}

void PortsTest::aTrialThatGotPastStands() {
    Ports scene(leftovers(3));
    scene.typePort("8443");
    click(scene.tryButton());
    scene.answerTrial(EADDRINUSE, 0);
    for (const auto& [count, first] : {std::pair(3, 0), std::pair(1, 2), std::pair(4, 2)}) {
        scene.probe().show(leftovers(count, first));
        QVERIFY2(scene.label("bind() with SO_REUSEADDR").startsWith(QStringLiteral("succeeds · tried at")),
                 qPrintable(scene.label("bind() with SO_REUSEADDR")));
    }
    SnapshotBuilder other;   // of another kind: nobody tried to get past that
    other.add(leftovers(1).sockets.back());
    other.add(tcp(2000, State::Established, 8443, 60'000));
    scene.probe().show(other.take());
    QVERIFY(scene.label("bind() with SO_REUSEADDR").contains(QLatin1String("predicted")));
}

void PortsTest::aLateAnswerIsForNobody() {
    Ports scene;
    scene.typePort("8081");
    press(Qt::Key_Return);
    scene.typePort("8082");
    scene.answerTrial(EADDRINUSE, EADDRINUSE);   // of 8081
    QCOMPARE(scene.label("bind()"), QStringLiteral("succeeds · predicted"));
}

void PortsTest::optionsAreAskedForOnce() {
    SnapshotBuilder builder;
    Socket connection = tcp(7, State::CloseWait, 8443, 50'000);
    const auto row = builder.add(connection);
    builder.hold(row, builder.addProcess(processOf(100, "nginx", thisUser)));
    const Snapshot snapshot = builder.take();
    Ports scene(snapshot);
    scene.typePort("8443");
    QCOMPARE(scene.count<SocketOptionsQuery>(), 1);
    QCOMPARE(scene.blocker(0, "SO_REUSEADDR helps"), QStringLiteral("depends"));
    SocketOptions options;
    options.reuseAddress = true;
    scene.answerEvery<SocketOptionsQuery>(SocketOptionsAnswer(options));
    QCOMPARE(scene.blocker(0, "SO_REUSEADDR helps"), QStringLiteral("yes"));
    scene.probe().show(snapshot);
    QCOMPARE(scene.count<SocketOptionsQuery>(), 0);
    QCOMPARE(scene.blocker(0, "SO_REUSEADDR helps"), QStringLiteral("yes"));
}

void PortsTest::addressesToChooseFrom() {
    Ports scene(leftovers(1));
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_5, Qt::ControlModifier);
    QStringList offered;
    for (int at = 0; at < scene.address().count(); ++at) offered << scene.address().itemText(at);
    QVERIFY(offered.front().startsWith(QLatin1String("every address")));
    for (const char* address : {"127.0.0.1", "::1", "10.0.0.1"})
        QVERIFY2(offered.contains(QLatin1String(address)), address);
    scene.typePort("8443");
    QCOMPARE(scene.blockers().model()->rowCount(), 1);
    scene.address().setCurrentText(QStringLiteral("127.0.0.1"));
    QCOMPARE(scene.blockers().model()->rowCount(), 0);
    QVERIFY(scene.label("Verdict").startsWith(QLatin1String("Port 8443 (127.0.0.1) is free")));
    scene.address().lineEdit()->setFocus();
    scene.address().lineEdit()->selectAll();
    type(QStringLiteral("10.0.0.1"));
    QCOMPARE(scene.blockers().model()->rowCount(), 1);
}

void PortsTest::datagrams() {
    Ports scene;
    scene.probe().can.bindsLowPorts = true;
    visible<QComboBox>(scene.window(), QStringLiteral("Protocol")).setCurrentText(QStringLiteral("UDP"));
    scene.typePort("53");
    QVERIFY(scene.label("Verdict").contains(QLatin1String("Port 53 (udp) cannot be bound without SO_REUSEADDR")));
    press(Qt::Key_Return);
    const auto& asked = scene.probe().asked.back().second;
    QVERIFY(std::get<TrialBindQuery>(asked).protocol == Protocol::Udp);
}

void PortsTest::lowPort() {
    Ports scene;
    scene.typePort("81");
    QVERIFY(scene.label("Verdict").contains(QLatin1String("CAP_NET_BIND_SERVICE")));
    QVERIFY(scene.remedies().contains(QLatin1String("AmbientCapabilities")));
}

/// The page shows one port; what is released with it may be at others.
void PortsTest::theMenuActsOnRows() {
    Snapshot snapshot = leftovers(2);
    Socket elsewhere = snapshot.sockets.back();
    elsewhere.localPort = Port{9999};
    elsewhere.cookie = Cookie{777};
    snapshot.sockets.push_back(elsewhere);
    snapshot.holderEnds.push_back(snapshot.holderEnds.back());
    Ports scene(snapshot);
    scene.probe().can.administersNetwork = true;
    scene.typePort("8443");
    clickCell(scene.blockers(), cellAt(scene.blockers(), 0, QStringLiteral("State")), Qt::RightButton);
    choose({QStringLiteral("Release")});
    QVERIFY(awaitDialog<QDialog>().windowTitle().contains(QLatin1String("Release")));
    visible<QAbstractButton>(*openDialog(), QStringLiteral("Everything here that no process holds any more (3)"));
    press(Qt::Key_Escape);
    QTRY_VERIFY(openDialog() == nullptr);
    QVERIFY(scene.probe().wanted.empty());
}

void PortsTest::tellsWhenTheOwnerDies() {
    Ports scene;
    scene.typePort("8080");
    const auto openOnTheListener = [&] {
        clickCell(scene.blockers(), cellAt(scene.blockers(), 0, QStringLiteral("State")), Qt::RightButton);
        if (!QTest::qWaitFor([] { return openMenu() != nullptr; })) throw std::runtime_error("no menu is open");
    };
    openOnTheListener();
    QVERIFY(!entry(*openMenu(), QStringLiteral("Tell me when any of 2 owner(s) dies")).isChecked());
    choose({QStringLiteral("Tell me when")});
    QCOMPARE(scene.session().watchedPrograms(), (std::set<std::string>{"nginx", "worker"}));
    openOnTheListener();
    QVERIFY(entry(*openMenu(), QStringLiteral("Tell me when")).isChecked());
    choose({QStringLiteral("Tell me when")});
    QVERIFY(scene.session().watchedPrograms().empty());
    scene.session().setPaused(true);
    openOnTheListener();
    QVERIFY(entry(*openMenu(), QStringLiteral("Tell me when")).toolTip().contains(QLatin1String("paused")));
    closeMenus();
}

void PortsTest::deleteAsksAboutTheOwner() {
    Ports server;
    server.probe().can.bindsLowPorts = true;
    server.typePort("80");
    clickCell(server.blockers(), cellAt(server.blockers(), 0, QStringLiteral("State")));
    press(Qt::Key_Delete);
    for (const auto& [request, query] : std::vector(server.probe().asked))
        if (const auto* process = std::get_if<ProcessQuery>(&query))
            server.probe().answer(request, ProcessAnswer{process->process, true, 0});
    QMessageBox& question = awaitDialog();
    QTRY_COMPARE(QApplication::activeWindow(), &question);
    QCOMPARE(question.text(), QStringLiteral("Terminate nginx?"));
    press(Qt::Key_Escape);
    QTRY_VERIFY(openDialog() == nullptr);
}

void PortsTest::theSelectionStaysWithTheSockets() {
    Ports scene(leftovers(3));
    scene.typePort("8443");
    clickCell(scene.blockers(), cellAt(scene.blockers(), 1, QStringLiteral("Remote")));
    const QString chosen = scene.blocker(1, "Remote");
    scene.probe().show(leftovers(2));
    const auto selected = scene.blockers().selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(scene.blocker(selected.front().row(), "Remote"), chosen);
}

void PortsTest::theKeyboardStaysWithTheSockets() {
    Ports scene(leftovers(5));
    scene.typePort("8443");
    QTableView& table = scene.blockers();
    clickCell(table, cellAt(table, 2, QStringLiteral("Remote")));
    const auto remoteOf = [&](int row) { return scene.blocker(row, "Remote"); };
    const QString chosen = remoteOf(2);
    scene.probe().show(leftovers(5, 1));   // the first has gone, another has come
    QCOMPARE(table.currentIndex().row(), 1);
    QCOMPARE(remoteOf(table.currentIndex().row()), chosen);
    press(Qt::Key_Down);
    QCOMPARE(table.currentIndex().row(), 2);
    scene.probe().show(leftovers(6, 4));   // also the one with the focus
    QCOMPARE(table.currentIndex().row(), 2);
    press(Qt::Key_Up);
    QCOMPARE(table.currentIndex().row(), 1);
}

void PortsTest::hostileNames() {
    SnapshotBuilder builder;
    const auto row = builder.add(tcp(7, State::Listen, 8443));
    builder.hold(row, builder.addProcess(processOf(100, "<b>%1</b><img>", thisUser)));
    Ports scene(builder.take());
    scene.typePort("8443");
    QVERIFY(scene.label("Verdict").contains(QLatin1String("<b>%1</b><img> (pid 100)")));
    QVERIFY(scene.remedies().contains(QLatin1String("End <b>%1</b><img> (pid 100)")));
}

void PortsTest::aSettingLeadsToItsPage() {
    Ports scene;
    scene.typePort("40000");
    auto& remedies = visible<QTextBrowser>(scene.window(), QStringLiteral("What helps"));
    QVERIFY(scene.remedies().contains(QLatin1String("Reserve port 40000")));
    QVERIFY(scene.remedies().contains(QStringLiteral("to be set to “8443,40000”")));
    const int setting = static_cast<int>(Sysctl::IpLocalReservedPorts);
    Q_EMIT remedies.anchorClicked(QUrl(QStringLiteral("setting:%1").arg(setting)));
    QTRY_COMPARE(scene.page(), QStringLiteral("Tuning"));
    QCOMPARE(scene.label("Setting"), QStringLiteral("net.ipv4.ip_local_reserved_ports"));
}

void PortsTest::notFollowedWhileHidden() {
    Ports scene(leftovers(3));
    scene.typePort("8443");
    QAbstractItemModel& model = *scene.blockers().model();
    press(Qt::Key_1, Qt::ControlModifier);
    scene.probe().show(leftovers(1));
    QCOMPARE(model.rowCount(), 3);
    press(Qt::Key_5, Qt::ControlModifier);
    QTRY_COMPARE(model.rowCount(), 1);
}

SOCKLENS_GUI_TEST_MAIN(PortsTest)
#include "ports_test.moc"
