// The context menu of sockets and processes: how it is reached, what it offers for whom, and where it leads.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"

#include <QLineEdit>
#include <QTextDocumentFragment>

using namespace socklens;
using namespace socklens::test;

namespace {

/// The row of a TCP listener on a port.
int rowOfPort(const QTableView& table, int port) {
    for (int row = 0; row < table.model()->rowCount(); ++row)
        if (cellText(table, row, QStringLiteral("Local port")) == QString::number(port) &&
            cellText(table, row, QStringLiteral("State")) == QLatin1String("LISTEN"))
            return row;
    return -1;
}

void openOn(QTableView& table, int row, const char* column = "Process") {
    clickCell(table, cellAt(table, row, QString::fromUtf8(column)), Qt::RightButton);
}

/// What a tooltip looks like: Qt takes for HTML what seems to be some.
QString asShown(const QString& toolTip) {
    return Qt::mightBeRichText(toolTip) ? QTextDocumentFragment::fromHtml(toolTip).toPlainText() : toolTip;
}

QStringList visibleTexts(const QMenu& menu) {
    QStringList texts;
    for (const QAction* action : menu.actions())
        if (action->isVisible() && !action->isSeparator()) texts << plainText(action->text());
    return texts;
}

}   // namespace

class MenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void opensByRightClickMenuKeyAndShiftF10() {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        const int row = rowOfPort(table, 5432);
        openOn(table, row);
        QTRY_VERIFY(openMenu() != nullptr);
        const QMenu* menu = openMenu();
        QCOMPARE(menu->accessibleName(), QStringLiteral("Actions"));
        QVERIFY(table.selectionModel()->isRowSelected(row));
        QVERIFY(findEntry(*menu, QStringLiteral("Terminate postgres")) != nullptr);
        press(Qt::Key_Escape);
        QTRY_VERIFY(openMenu() == nullptr);

        // A new menu each time would be empty to screen readers from the second time on.
        const QRect cell(table.viewport()->mapToGlobal(table.visualRect(table.currentIndex()).topLeft()),
                         table.visualRect(table.currentIndex()).size());
        press(Qt::Key_Menu);
        QTRY_COMPARE(openMenu(), menu);
        QVERIFY(cell.contains(menu->pos()));
        press(Qt::Key_Escape);
        QTRY_VERIFY(openMenu() == nullptr);
        press(Qt::Key_F10, Qt::ShiftModifier);
        QTRY_COMPARE(openMenu(), menu);
        QVERIFY(cell.contains(menu->pos()));
    }

    void opensInTheTreeToo() {
        Scene scene(PageName::Processes);
        scene.probe().show(office());
        QTreeView& tree = scene.tree();
        const QModelIndex nginx = cellAt(tree, rowWith(tree, QStringLiteral("Process"), QStringLiteral("nginx")),
                                         QStringLiteral("Process"));
        clickCell(tree, nginx, Qt::RightButton);
        QTRY_VERIFY(openMenu() != nullptr);
        const QMenu* menu = openMenu();
        QVERIFY(findEntry(*menu, QStringLiteral("Terminate nginx")) != nullptr);
        QVERIFY(findEntry(*menu, QStringLiteral("Filter by pid=100")) != nullptr);
        QVERIFY(findEntry(*menu, QStringLiteral("Show process")) == nullptr);   // it is here
        for (const auto& [key, modifiers] : {std::pair(Qt::Key_Menu, Qt::KeyboardModifiers()),
                                             std::pair(Qt::Key_F10, Qt::KeyboardModifiers(Qt::ShiftModifier))}) {
            press(Qt::Key_Escape);
            QTRY_VERIFY(openMenu() == nullptr);
            press(key, modifiers);
            QTRY_COMPARE(openMenu(), menu);
        }
    }

    void offersEverythingForAProcessOfMine() {
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), 80));
        QTRY_VERIFY(openMenu() != nullptr);
        const QMenu& menu = *openMenu();
        QCOMPARE(visibleTexts(menu),
                 QStringList({QStringLiteral("Show process"), QStringLiteral("Filter by process=nginx"),
                              QStringLiteral("Copy"), QStringLiteral("Close gracefully (FIN) …"),
                              QStringLiteral("Abort (RST) …"), QStringLiteral("Release leftovers …"),
                              QStringLiteral("Terminate nginx …"), QStringLiteral("Kill nginx …"),
                              QStringLiteral("Other signal"), QStringLiteral("Tell me when nginx dies"),
                              QStringLiteral("Inspect socket options"), QStringLiteral("TIME_WAIT settings …")}));
        for (const QAction* action : menu.actions())   // a listener is no leftover, and aborting one needs rights
            if (const bool isElsewhere = action->text().contains(QLatin1String("elease")) ||
                                         action->text().contains(QLatin1String("Abort"));
                !isElsewhere)
                QVERIFY2(action->isEnabled(), qPrintable(action->text()));
        QCOMPARE(visibleTexts(*entry(menu, QStringLiteral("Copy")).menu()).size(), 4);
        for (const char* signal : {"SIGHUP", "SIGINT", "SIGQUIT", "SIGSTOP", "SIGCONT", "SIGUSR1", "SIGUSR2"})
            QVERIFY2(findEntry(*entry(menu, QStringLiteral("Other signal")).menu(), QLatin1String(signal)),
                     signal);
    }

    void saysWhyASignalCannotBeSent_data() {
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another user's")
            << 5432 << QStringLiteral("postgres") << QStringLiteral("postgres (pid 200) belongs to another user");
        QTest::newRow("pid 1") << 22 << QStringLiteral("systemd")
                               << QStringLiteral("keeps the whole system running");
        QTest::newRow("hidden owner") << 631 << QStringLiteral("owner")
                                      << QStringLiteral("No process is known that holds this.");
    }
    void saysWhyASignalCannotBeSent() {
        QFETCH(int, port);
        QFETCH(QString, who);
        QFETCH(QString, reason);
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), port));
        QTRY_VERIFY(openMenu() != nullptr);
        const QMenu& menu = *openMenu();
        QVERIFY(menu.toolTipsVisible());
        for (const QString& text : {QStringLiteral("Terminate %1").arg(who), QStringLiteral("Kill %1").arg(who),
                                    QStringLiteral("Other signal")}) {
            QVERIFY2(!entry(menu, text).isEnabled(), qPrintable(text));
            QVERIFY2(entry(menu, text).toolTip().contains(reason), qPrintable(entry(menu, text).toolTip()));
        }
        const QAction& terminate = entry(menu, QStringLiteral("Terminate"));
        clickAt(*openMenu(), menu.actionGeometry(const_cast<QAction*>(&terminate)).center());
        QVERIFY(scene.probe().asked.empty());
    }

    void rootMayEndAnybodyButTheFirstProcess() {
        Scene scene;
        scene.probe().can.signalsAnyone = true;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), 5432));
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(entry(*openMenu(), QStringLiteral("Terminate postgres")).isEnabled());
        closeMenus();
        openOn(scene.table(), rowOfPort(scene.table(), 22));
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(!entry(*openMenu(), QStringLiteral("Terminate systemd")).isEnabled());
        closeMenus();
        openOn(scene.table(), rowOfPort(scene.table(), 80));   // nothing sticks
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(entry(*openMenu(), QStringLiteral("Terminate nginx")).isEnabled());
        QVERIFY(!entry(*openMenu(), QStringLiteral("Terminate nginx")).toolTip().contains(QLatin1String("pid")));
    }

    void aSocketWithoutAProcessHasNoneToShow() {
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowWith(scene.table(), QStringLiteral("State"), QStringLiteral("TIME_WAIT")));
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(!entry(*openMenu(), QStringLiteral("Show process")).isEnabled());
        QVERIFY(!entry(*openMenu(), QStringLiteral("Kill owner")).isEnabled());
        QVERIFY(entry(*openMenu(), QStringLiteral("Copy")).isEnabled());
    }

    void severalOwnersAreCounted() {
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), 8080));
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(entry(*openMenu(), QStringLiteral("Terminate 2 owner")).isEnabled());
    }

    void filterByACellAddsTheTerm() {
        Scene scene;
        scene.probe().show(office());
        auto& filter = visible<QLineEdit>(scene.window(), QStringLiteral("Filter"));
        openOn(scene.table(), rowOfPort(scene.table(), 80), "Local port");
        choose({QStringLiteral("Filter by local_port=80")});
        QTRY_COMPARE(filter.text(), QStringLiteral("local_port=80"));
        QTRY_COMPARE(scene.table().model()->rowCount(), 4);   // TIME_WAIT too
        openOn(scene.table(), rowOfPort(scene.table(), 80), "State");
        choose({QStringLiteral("Filter by state=")});
        QTRY_COMPARE(scene.table().model()->rowCount(), 1);
        QVERIFY(filter.text().startsWith(QLatin1String("local_port=80 and state=")));
    }

    void showProcessSaysThatItIsGone() {
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), 80));
        QTRY_VERIFY(openMenu() != nullptr);
        scene.probe().show(SnapshotBuilder().take());
        choose({QStringLiteral("Show process")});
        QTRY_COMPARE(scene.message(), QStringLiteral("The process with the pid 100 is not there any more."));
        QCOMPARE(scene.page(), QStringLiteral("Sockets"));
    }

    void showProcessLeadsToTheTree() {
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), 5432));
        choose({QStringLiteral("Show process")});
        QTRY_COMPARE(scene.page(), QStringLiteral("Processes"));
        const QTreeView& tree = scene.tree();
        QCOMPARE(tree.selectionModel()->selectedRows().size(), 1);
        const QModelIndex selected = tree.selectionModel()->selectedRows().front();
        QCOMPARE(selected.data().toString(), QStringLiteral("postgres"));
        QVERIFY(tree.isExpanded(selected));
        QVERIFY(tree.viewport()->rect().contains(tree.visualRect(selected).center()));
        QVERIFY(selected.model()->rowCount(selected) == 1);
    }

    void filterByAProcessLeadsToItsSockets() {
        Scene scene(PageName::Processes);
        scene.probe().show(office());
        QTreeView& tree = scene.tree();
        clickCell(tree, tree.model()->index(rowWith(tree, QStringLiteral("Process"), QStringLiteral("worker")), 0),
                  Qt::RightButton);
        choose({QStringLiteral("Filter by pid=101")});
        QTRY_COMPARE(scene.page(), QStringLiteral("Sockets"));
        QCOMPARE(scene.table().model()->rowCount(), 1);
        QCOMPARE(cellText(scene.table(), 0, QStringLiteral("Local port")), QStringLiteral("8080"));
    }

    void thePointedAtRowIsMeantNotTheSelectedOne() {
        Scene scene;
        scene.probe().show(office());
        QTableView& table = scene.table();
        clickCell(table, cellAt(table, rowOfPort(table, 5432), QStringLiteral("Process")));
        openOn(table, rowOfPort(table, 80));
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(findEntry(*openMenu(), QStringLiteral("Terminate nginx")) != nullptr);
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        closeMenus();

        clickCell(table, cellAt(table, rowOfPort(table, 5432), QStringLiteral("Process")), Qt::LeftButton,
                  Qt::ControlModifier);
        QCOMPARE(table.selectionModel()->selectedRows().size(), 2);
        openOn(table, rowOfPort(table, 5432));   // inside of the selection: all of it is meant
        QTRY_VERIFY(openMenu() != nullptr);
        QVERIFY(findEntry(*openMenu(), QStringLiteral("Terminate 2 owner")) != nullptr);
    }

    /// comm(5) and the command line are what a process likes them to be.
    void namesOfProcessesAreNeitherShortcutsNorHtml() {
        Scene scene;
        SnapshotBuilder builder;
        const auto evil = builder.addProcess(processOf(300, "<b>&a</b>%1", otherUser, "<h1>nothing to see</h1>"));
        builder.hold(builder.add(tcp(1, State::Listen, 99)), evil);
        scene.probe().show(builder.take());
        openOn(scene.table(), 0);
        QTRY_VERIFY(openMenu() != nullptr);
        const QAction& terminate = entry(*openMenu(), QStringLiteral("Terminate <b>&a</b>%1 …"));
        QVERIFY2(asShown(terminate.toolTip()).contains(QLatin1String("<b>&a</b>%1 (pid 300)")),
                 qPrintable(terminate.toolTip()));
        closeMenus();

        const QString tip = cellAt(scene.table(), 0, QStringLiteral("Process")).data(Qt::ToolTipRole).toString();
        QVERIFY2(asShown(tip).contains(QLatin1String("<b>&a</b>%1 (300)")), qPrintable(tip));
        press(Qt::Key_3, Qt::ControlModifier);
        const QString command =
            cellAt(scene.tree(), 0, QStringLiteral("Command")).data(Qt::ToolTipRole).toString();
        QVERIFY2(asShown(command).contains(QLatin1String("<h1>nothing to see</h1>")), qPrintable(command));
    }

    void whileTheMenuIsOpenItMeansWhatItSays() {
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), 5432));
        scene.probe().can.signalsAnyone = true;
        closeMenus();
        openOn(scene.table(), rowOfPort(scene.table(), 5432));
        QTRY_VERIFY(openMenu() != nullptr);

        // The socket goes to somebody else before the mouse is there.
        SnapshotBuilder builder;
        const auto heir = builder.addProcess(processOf(201, "heir", thisUser));
        builder.hold(builder.add(tcp(6, State::Listen, 5432)), heir);
        scene.probe().show(builder.take());
        choose({QStringLiteral("Terminate postgres")});
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        QCOMPARE(std::get<ProcessQuery>(scene.probe().asked.front().second).process, postgresId);
    }

    void aSocketThatIsGoneWhenTheMenuIsUsedIsStillAnswered() {
        Scene scene;
        scene.probe().show(office());
        openOn(scene.table(), rowOfPort(scene.table(), 80));
        QTRY_VERIFY(openMenu() != nullptr);
        scene.probe().show(SnapshotBuilder().take());
        choose({QStringLiteral("Terminate nginx")});
        QTRY_COMPARE(scene.probe().asked.size(), 1U);
        QCOMPARE(std::get<ProcessQuery>(scene.probe().asked.front().second).process, nginxId);
    }
};

SOCKLENS_GUI_TEST_MAIN(MenuTest)
#include "menu_test.moc"
