// From the menu to a connection that is closed, aborted or released, and to its options: what is offered, what is
// asked, what is wanted of the probe, what is said afterwards.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"

#include <QPushButton>
#include <QTreeWidget>
#include <map>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

/// Of a scene that may do everything.
void giveAllRights(FakeProbe& probe) {
    probe.can.administersNetwork = true;
    probe.can.duplicatesAnyone = true;
    probe.can.seesAllOwners = true;
    probe.can.signalsAnyone = true;
}

/// A server on 8080 that left three TIME_WAIT there, two to one client and one to another, and one of another
/// port.
Snapshot leftovers() {
    SnapshotBuilder builder;
    const auto server = builder.addProcess(processOf(100, "server", thisUser));
    builder.hold(builder.add(tcp(1, State::Listen, 8080)), server);
    builder.hold(builder.add(tcp(2, State::Established, 8080, 40001)), server);
    for (const int remotePort : {40002, 40003})
        builder.add(tcp(static_cast<std::uint64_t>(remotePort), State::TimeWait, 8080, remotePort));
    Socket other = tcp(40004, State::TimeWait, 8080, 40004);
    other.remoteAddress = address("10.9.9.9");
    builder.add(other);
    builder.add(tcp(5, State::TimeWait, 9090, 40005));
    return builder.take();
}

void openMenuOn(Scene& scene, const char* column, const char* text) {
    QTableView& table = scene.table();
    clickCell(
        table,
        cellAt(table, rowWith(table, QLatin1String(column), QLatin1String(text)), QStringLiteral("Local port")),
        Qt::RightButton);
    QTRY_VERIFY(openMenu() != nullptr);
}

QString reasonAgainst(const char* beginning) {
    const QAction& action = entry(*openMenu(), QLatin1String(beginning));
    return action.isEnabled() ? QString() : action.toolTip();
}

const Actions& wanted(Scene& scene) {
    return scene.probe().wanted.at(0).second;
}

}   // namespace

class SocketActingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void whatCannotBeDoneSaysWhy() {
        Scene scene;
        scene.probe().show(office());
        openMenuOn(scene, "Remote port", "50001");   // nginx's, of this user, who has no other rights
        QCOMPARE(reasonAgainst("Close gracefully"), QString());
        QCOMPARE(reasonAgainst("Abort"), QString());
        QVERIFY(reasonAgainst("Release").contains(QLatin1String("in use")));
        QCOMPARE(reasonAgainst("Inspect"), QString());
        closeMenus();
        openMenuOn(scene, "Remote port", "50003");   // the TIME_WAIT
        QVERIFY(reasonAgainst("Close gracefully").contains(QLatin1String("the kernel keeps it")));
        QVERIFY(reasonAgainst("Abort").contains(QLatin1String("TIME_WAIT is over")));
        QVERIFY(reasonAgainst("Release").contains(QLatin1String("administrator rights")));
        closeMenus();
        openMenuOn(scene, "Local port", "5432");   // of another user
        QVERIFY(reasonAgainst("Close gracefully").contains(QLatin1String("another user")));
        QVERIFY(reasonAgainst("Inspect").contains(QLatin1String("another user")));
    }

    void yamaForbids() {
        Scene scene;
        scene.probe().can.ptraceScope = 1;
        scene.probe().show(office());
        openMenuOn(scene, "Remote port", "50001");
        for (const char* verb : {"Close gracefully", "Abort", "Inspect"})
            QVERIFY2(reasonAgainst(verb).contains(QLatin1String("ptrace_scope")), verb);
    }

    void closeAsksFirst_data() {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("effect");
        QTest::newRow("close") << "Close gracefully"
                               << "Close tcp 10.0.0.1:80 → 10.0.0.2:50001?"
                               << "Close 1 socket(s)"
                               << "FIN";
        QTest::newRow("abort") << "Abort"
                               << "Abort tcp 10.0.0.1:80 → 10.0.0.2:50001?"
                               << "Abort 1 socket(s)"
                               << "RST";
    }
    void closeAsksFirst() {
        QFETCH(QString, choice);
        QFETCH(QString, verb);
        Scene scene;
        scene.probe().show(office());
        openMenuOn(scene, "Remote port", "50001");
        choose({choice});
        QMessageBox& box = awaitDialog();
        QTEST(box.text(), "title");
        QFETCH(QString, effect);
        QVERIFY(readText(box).contains(effect));
        QVERIFY(readText(box).contains(QLatin1String("nginx (100)")));
        QCOMPARE(box.defaultButton(), box.button(QMessageBox::Cancel));
        QVERIFY(scene.probe().wanted.empty());
        click(visible<QAbstractButton>(box, verb));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        const SocketTarget target = targetOf(scene.session().picture()->snapshot->sockets[2]);
        const Action expected = effect == QLatin1String("FIN") ? Action(CloseGracefully{target, nginxId})
                                                               : Action(Abort{target, nginxId});
        QVERIFY(wanted(scene) == Actions{expected});
        scene.probe().finish({Outcome::Done, {"It is closed.", {}}});
        QTRY_COMPARE(scene.message(), QStringLiteral("It is closed."));
    }

    void unixSocketsKnowNoFin() {
        SnapshotBuilder builder;
        const auto nginx = builder.addProcess(processOf(100, "nginx", thisUser));
        builder.hold(builder.addUnix(10, "/run/nginx.sock", State::Listen), nginx);
        Scene scene;
        scene.probe().show(builder.take());
        clickMark(button(scene.window(), "Show UNIX sockets"));
        openMenuOn(scene, "Protocol", "unix");
        choose({QStringLiteral("Close gracefully")});
        const QString text = readText(awaitDialog());
        QVERIFY2(text.contains(QLatin1String("The other end reads the end")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("listener stops listening")), qPrintable(text));
        for (const char* foreign : {"FIN", "port"})
            QVERIFY2(!text.contains(QLatin1String(foreign)), qPrintable(text));
        press(Qt::Key_Escape);
    }

    void escapeDoesNothing() {
        Scene scene;
        scene.probe().show(office());
        openMenuOn(scene, "Remote port", "50001");
        choose({QStringLiteral("Abort")});
        awaitDialog();
        press(Qt::Key_Return);   // the default is to do nothing
        QTRY_VERIFY(openDialog() == nullptr);
        QVERIFY(scene.probe().wanted.empty());
    }

    void whatStaysOutOfASelectionIsSaid() {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        table.selectAll();
        openMenuOn(scene, "Remote port", "50001");
        choose({QStringLiteral("Close gracefully")});
        const QString text = readText(awaitDialog());
        QVERIFY2(text.contains(QLatin1String("cannot be reached")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String("listener stops listening")), qPrintable(text));
        click(button(*openDialog(), "Close 4 socket(s)"));
        QTRY_COMPARE(scene.probe().wanted.size(), 1U);
        for (const Action& action : wanted(scene)) {
            const auto& close = std::get<CloseGracefully>(action);
            QVERIFY(close.holder == nginxId || close.holder == workerId);
            QVERIFY(close.socket.protocol == Protocol::Tcp);
        }
        QCOMPARE(wanted(scene).size(), 4U);   // 80, two connections on it, 8080
    }

    void kinOfALeftoverIsOffered() {
        Scene scene;
        giveAllRights(scene.probe());
        scene.probe().show(leftovers());
        openMenuOn(scene, "Remote port", "40002");
        choose({QStringLiteral("Release leftovers")});
        QTRY_VERIFY(openDialog() != nullptr);
        QDialog& dialog = *openDialog();
        QVERIFY(button(dialog, "Release 1 socket(s)").isEnabled());
        QVERIFY(visible<QPushButton>(dialog, QStringLiteral("Cancel")).isDefault());
        const std::map<QString, std::set<std::uint64_t>> kin{
            {QStringLiteral("All of local port 8080 (3)"), {40002, 40003, 40004}},
            {QStringLiteral("All of remote address 10.0.0.2 (3)"), {40002, 40003, 5}},
            {QStringLiteral("All at the ports that server (100) listens on (3)"), {40002, 40003, 40004}},
            {QStringLiteral("Everything here that no process holds any more (4)"), {40002, 40003, 40004, 5}}};
        for (const auto& [title, cookies] : kin) {
            Scene another;
            giveAllRights(another.probe());
            another.probe().show(leftovers());
            openMenuOn(another, "Remote port", "40002");
            choose({QStringLiteral("Release leftovers")});
            QTRY_VERIFY(openDialog() != nullptr);
            clickMark(visible<QAbstractButton>(*openDialog(), title));
            click(visible<QAbstractButton>(*openDialog(),
                                           QStringLiteral("Release %1 socket(s)").arg(cookies.size())));
            QTRY_COMPARE(another.probe().wanted.size(), 1U);
            std::set<std::uint64_t> hit;
            for (const Action& action : wanted(another))
                hit.insert(number(*std::get<Release>(action).socket.cookie));
            QVERIFY2(hit == cookies, qPrintable(title));
        }
    }

    void whatThePeerMeetsDependsOnTheState() {
        const std::vector<std::pair<State, QString>> sayings{
            {State::TimeWait, QStringLiteral("this is what TIME_WAIT guards against")},
            {State::FinWait2, QStringLiteral("stays in CLOSE_WAIT until it sends or closes")},
            {State::FinWait1, QStringLiteral("the peer gets RST")},
            {State::LastAck, QStringLiteral("no RST is sent")}};
        for (const auto& [state, saying] : sayings) {
            Scene scene;
            giveAllRights(scene.probe());
            SnapshotBuilder builder;
            Socket leftover = tcp(7, state, 8080, 40007);
            leftover.inode = {};
            builder.add(leftover);
            scene.probe().show(builder.take());
            openMenuOn(scene, "Remote port", "40007");
            choose({QStringLiteral("Release leftovers")});
            QTRY_VERIFY(openDialog() != nullptr);
            const QString text = visible<QLabel>(*openDialog(), QStringLiteral("What will happen")).text();
            for (const auto& [other, said] : sayings) QCOMPARE(text.contains(said), other == state);
        }
    }

    void thousandsAreCountedNotListed() {
        Scene scene;
        giveAllRights(scene.probe());
        SnapshotBuilder builder;
        for (int port = 1; port <= 2500; ++port)
            builder.add(tcp(static_cast<std::uint64_t>(port), State::TimeWait, 8080, port));
        scene.probe().show(builder.take());
        QTRY_COMPARE(scene.table().model()->rowCount(), 2500);
        scene.table().selectAll();
        openMenuOn(scene, "Remote port", "7");
        choose({QStringLiteral("Release leftovers")});
        QTRY_VERIFY(openDialog() != nullptr);
        click(button(*openDialog(), "Release 2500 socket(s)"));
        QTRY_COMPARE(scene.probe().wanted.size(), 2U);
        scene.probe().finish({Outcome::Done, {}});
        QTRY_COMPARE(scene.message(), QStringLiteral("1000 of 2500 socket(s) so far …"));
        scene.probe().finish({Outcome::AlreadyGone, {}});
        scene.probe().finish({Outcome::Refused, {"It is not allowed.", {}}});
        QTRY_COMPARE(scene.message(),
                     QStringLiteral("Of 2500: 1000 done, 1000 gone already, 500 refused.\nIt is not allowed."));
    }

    void optionsAreShownInWords() {
        Scene scene;
        scene.probe().show(office());
        openMenuOn(scene, "Remote port", "50001");
        choose({QStringLiteral("Inspect")});
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        const auto& [request, query] = scene.probe().asked.front();
        const auto& asked = std::get<SocketOptionsQuery>(query);
        QVERIFY(asked.holder == nginxId);
        QCOMPARE(asked.socket.remotePort, Port{50001});
        SocketOptions options;
        options.reuseAddress = false;
        options.lingers = true;
        options.lingerTime = std::chrono::seconds(0);
        scene.probe().answer(request, SocketOptionsAnswer(options));
        QDialog& dialog = awaitDialog<QDialog>();
        auto& table = visible<QTreeWidget>(dialog, QStringLiteral("Socket options"));
        QCOMPARE(table.topLevelItemCount(), 2);
        QCOMPARE(table.topLevelItem(0)->text(0), QStringLiteral("SO_REUSEADDR"));
        QCOMPARE(table.topLevelItem(0)->text(1), QStringLiteral("off"));
        QVERIFY(readText(dialog).contains(QLatin1String("ends with RST, and nothing stays behind")));
    }

    void optionsThatCannotBeRead() {
        Scene scene;
        scene.probe().show(office());
        openMenuOn(scene, "Remote port", "50001");
        choose({QStringLiteral("Inspect")});
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        scene.probe().answer(scene.probe().asked.front().first,
                             SocketOptionsAnswer(tl::unexpected(Message{"The socket was closed meanwhile.", {}})));
        QTRY_COMPARE(scene.message(), QStringLiteral("The socket was closed meanwhile."));
        QVERIFY(openDialog() == nullptr);
    }

    void theElevatedOneIsKilledInTheMiddle() {
        Scene scene;
        click(visible<QAbstractButton>(scene.window(), QStringLiteral("Unlock")));
        giveAllRights(scene.elevated());
        scene.elevated().can.elevated = true;
        scene.elevated().becomeReady();
        scene.elevated().show(leftovers());
        scene.table().selectAll();
        openMenuOn(scene, "Remote port", "40002");
        choose({QStringLiteral("Release leftovers")});
        QTRY_VERIFY(openDialog() != nullptr);
        click(button(*openDialog(), "Release 4 socket(s)"));
        QTRY_COMPARE(scene.elevated().wanted.size(), 1U);
        scene.elevated().fail("The program with administrator rights was killed.");
        SnapshotBuilder later;
        later.add(tcp(40002, State::TimeWait, 8080, 40002));
        scene.probe().show(later.take());
        QTRY_VERIFY2(scene.message().contains(QLatin1String("is still there: this was not done")),
                     qPrintable(scene.message()));
        QVERIFY(scene.message().contains(QLatin1String("is gone")));
        QVERIFY(visible<QAbstractButton>(scene.window(), QStringLiteral("Unlock")).isEnabled());
    }
};

SOCKLENS_GUI_TEST_MAIN(SocketActingTest)
#include "socket_acting_test.moc"
