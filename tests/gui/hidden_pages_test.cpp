// Pages that nobody looks at: they are not fed and hold on to no picture, and whoever comes back finds what he had
// chosen, where it was, in what there is now.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"

#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QScrollBar>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

/// Connections with these cookies, each on the port of its number, of two processes by turns.
Snapshot crowd(int first, int last) {
    SnapshotBuilder builder;
    const std::array holders{builder.addProcess(processOf(100, "even", thisUser)),
                             builder.addProcess(processOf(101, "odd", thisUser))};
    for (int cookie = first; cookie <= last; ++cookie)
        builder.hold(builder.add(tcp(static_cast<std::uint64_t>(cookie), State::Established, cookie, 40'000)),
                     holders[static_cast<std::size_t>(cookie % 2)]);
    return builder.take();
}

void goTo(Scene& scene, const QString& page) {
    auto& list = visible<QListWidget>(scene.window(), QStringLiteral("Pages"));
    clickCell(list, list.model()->index(list.row(list.findItems(page, Qt::MatchExactly).front()), 0));
    QTRY_COMPARE(scene.page(), page);
}

QString cookieAt(const QTableView& table, int row) {
    return cellText(table, row, QStringLiteral("Cookie"));
}

std::set<QString> selectedCookies(const QTableView& table) {
    std::set<QString> cookies;
    for (const QModelIndex& index : table.selectionModel()->selectedRows())
        cookies.insert(cookieAt(table, index.row()));
    return cookies;
}

QStringList selectedNames(const QTreeView& tree) {
    QStringList names;
    for (const QModelIndex& index : tree.selectionModel()->selectedRows()) names << index.data().toString();
    names.sort();
    return names;
}

void sortByPort(QTableView& table) {
    table.sortByColumn(columnOf(table, QStringLiteral("Local port")), Qt::AscendingOrder);
}

}   // namespace

class HiddenPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    /// A picture of a million sockets takes 100 MB.
    void theyKeepNoPicture_data() {
        QTest::addColumn<bool>("withMenus");
        QTest::addRow("looked at") << false;
        QTest::addRow("with a menu opened") << true;
    }
    void theyKeepNoPicture() {
        QFETCH(const bool, withMenus);
        Scene scene;
        for (const char* page : {"Overview", "Sockets", "Processes", "Leftovers", "Ports", "Tuning"}) {
            goTo(scene, QLatin1String(page));
            auto snapshot = std::make_shared<const Snapshot>(office());
            const std::weak_ptr<const Snapshot> seen = snapshot;
            scene.probe().show(SnapshotPointer(snapshot));
            snapshot = nullptr;
            if (page == QLatin1String("Ports")) {
                visible<QLineEdit>(scene.window(), QStringLiteral("Port")).setFocus();
                type(QStringLiteral("80"));
            }
            if (withMenus && page == QLatin1String("Sockets"))
                clickCell(scene.table(), cellAt(scene.table(), 0, QStringLiteral("State")), Qt::RightButton);
            if (withMenus && page == QLatin1String("Processes"))
                clickCell(scene.tree(), scene.tree().model()->index(0, 0), Qt::RightButton);
            closeMenus();
            goTo(scene, QStringLiteral("Log"));
            for (int sample = 0; sample < 3; ++sample) scene.probe().show(office());
            QVERIFY2(QTest::qWaitFor([&] { return seen.expired(); }), page);
        }
    }

    void theTableFindsAgainWhatWasChosen() {
        Scene scene;
        scene.probe().show(crowd(1, 300));
        QTableView& table = scene.table();
        sortByPort(table);
        QTRY_VERIFY(table.verticalScrollBar()->maximum() > 150);
        table.verticalScrollBar()->setValue(150);   // port 151
        for (const int row : {155, 157})
            clickCell(table, cellAt(table, row, QStringLiteral("State")), Qt::LeftButton,
                      row == 155 ? Qt::NoModifier : Qt::ControlModifier);
        const std::set<QString> chosen{QStringLiteral("156"), QStringLiteral("158")};
        QCOMPARE(selectedCookies(table), chosen);
        QCOMPARE(cookieAt(table, table.rowAt(0)), QStringLiteral("151"));
        goTo(scene, QStringLiteral("Log"));
        for (int gone = 1; gone < 20; ++gone) scene.probe().show(crowd(1 + gone, 300 + gone));
        QVERIFY(table.model()->rowCount() < 10);   // nobody feeds it
        goTo(scene, QStringLiteral("Sockets"));
        QTRY_COMPARE(table.model()->rowCount(), 300);
        QCOMPARE(selectedCookies(table), chosen);
        QCOMPARE(cookieAt(table, table.currentIndex().row()), QStringLiteral("158"));
        QTRY_COMPARE(cookieAt(table, table.rowAt(0)), QStringLiteral("151"));
    }

    /// More than are arranged at once.
    void aLargeTableFindsItToo() {
        Scene scene;
        scene.probe().show(crowd(1, 3000));
        QTableView& table = scene.table();
        QTRY_COMPARE(table.model()->rowCount(), 3000);
        sortByPort(table);
        QTRY_COMPARE(cookieAt(table, 0), QStringLiteral("1"));
        QTRY_VERIFY(table.verticalScrollBar()->maximum() > 1500);
        table.verticalScrollBar()->setValue(1500);
        clickCell(table, cellAt(table, 1505, QStringLiteral("State")));
        goTo(scene, QStringLiteral("Log"));
        scene.probe().show(crowd(1501, 4000));   // the first of those in sight is there yet
        goTo(scene, QStringLiteral("Sockets"));
        QTRY_COMPARE(table.model()->rowCount(), 2500);
        QCOMPARE(selectedCookies(table), std::set<QString>{QStringLiteral("1506")});
        QTRY_COMPARE(cookieAt(table, table.rowAt(0)), QStringLiteral("1501"));
        QVERIFY(table.updatesEnabled());
    }

    void theTreeFindsAgainWhatWasChosen() {
        Scene scene(PageName::Processes);
        scene.probe().show(crowd(1, 300));
        QTreeView& tree = scene.tree();
        const QModelIndex even =
            tree.model()->index(rowWith(tree, QStringLiteral("Process"), QStringLiteral("even")), 0);
        tree.expand(even);
        const auto child = [&](int row) {
            return tree.model()->index(row, 0, tree.model()->index(even.row(), 0));
        };
        QTRY_VERIFY(tree.verticalScrollBar()->maximum() > 70);
        tree.scrollTo(child(70), QAbstractItemView::PositionAtTop);
        clickCell(tree, child(72));
        clickCell(tree, child(74), Qt::LeftButton, Qt::ControlModifier);
        const QStringList chosen{QStringLiteral("tcp 10.0.0.1:146 → 10.0.0.2:40000"),
                                 QStringLiteral("tcp 10.0.0.1:150 → 10.0.0.2:40000")};
        QCOMPARE(selectedNames(tree), chosen);
        const QString top = tree.indexAt({0, 0}).data().toString();
        goTo(scene, QStringLiteral("Log"));
        for (int gone = 1; gone < 20; ++gone) scene.probe().show(crowd(1 + gone, 300 + gone));
        goTo(scene, QStringLiteral("Processes"));
        QCOMPARE(selectedNames(tree), chosen);
        QCOMPARE(tree.indexAt({0, 0}).data().toString(), top);
        const QModelIndex again =
            tree.model()->index(rowWith(tree, QStringLiteral("Process"), QStringLiteral("even")), 0);
        QVERIFY(tree.isExpanded(again));
        QCOMPARE(tree.model()->rowCount(again), 150);
    }

    /// What the hidden table would show now, and what is selected here.
    void anExportKnowsWhatTheTableWouldShow() {
        Scene scene;
        scene.probe().show(crowd(1, 4));
        sortByPort(scene.table());
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("sport > 2"));
        goTo(scene, QStringLiteral("Processes"));
        scene.probe().show(crowd(2, 6));
        QTreeView& tree = scene.tree();
        clickCell(tree, tree.model()->index(rowWith(tree, QStringLiteral("Process"), QStringLiteral("odd")), 0));
        for (const auto& [choice, cookies] :
             {std::pair("What the Sockets page shows (4)", "3456"), std::pair("The selection (2)", "35")}) {
            QGuiApplication::clipboard()->clear();
            press(Qt::Key_E, Qt::ControlModifier);
            const QDialog& dialog = awaitDialog<QDialog>();
            for (auto* button : dialog.findChildren<QRadioButton*>())
                if (plainText(button->text()) == QLatin1String(choice)) clickMark(*button);
            click(button(dialog, "Copy"));   // the dialog is gone then
            QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
            const QStringList lines = QGuiApplication::clipboard()->text().split(QStringLiteral("\r\n"));
            const qsizetype column = lines.front().split(u',').indexOf(QStringLiteral("cookie"));
            QString found;
            for (qsizetype line = 1; line < lines.size(); ++line) found += lines[line].split(u',').value(column);
            QCOMPARE(found, QString::fromLatin1(cookies));
        }
    }

    /// From a filter to what it finds, on a page that has been hidden: the first row, as soon as it is there.
    void enterWaitsForTheRows() {
        Scene scene(PageName::Overview);
        scene.probe().show(crowd(1, 3000));
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("sport > 7"));
        press(Qt::Key_Return);
        QTRY_COMPARE(scene.page(), QStringLiteral("Sockets"));
        QTableView& table = scene.table();
        QTRY_COMPARE(table.model()->rowCount(), 2993);
        QTRY_COMPARE(QApplication::focusWidget(), &table);
        QCOMPARE(table.currentIndex().row(), 0);
        QCOMPARE(selectedCookies(table).size(), 1U);
    }
};

SOCKLENS_GUI_TEST_MAIN(HiddenPagesTest)
#include "hidden_pages_test.moc"
