// The columns of the tree of processes: chosen, moved, sorted, and there again at the next start.
#include "app/models/process_columns.h"
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/kept_state.h"
#include "ui/widgets/table_look.h"

#include <QFile>
#include <QHeaderView>
#include <QTemporaryDir>
#include <QTimer>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr auto columnsAtFirst = processColumnCount - 3;

class TreeScene : public Scene {
public:
    TreeScene() : Scene(PageName::Processes) { probe().show(office()); }
    QHeaderView& header() { return *tree().header(); }
    int section(const char* title) { return test::columnOf(tree(), QString::fromUtf8(title)); }
    QStringList titles() {
        QStringList shown;
        for (const int section : shownSections(header()))
            shown << tree().model()->headerData(section, Qt::Horizontal).toString();
        return shown;
    }
    void openColumns() {
        closeMenus();
        const int pid = section("PID");
        clickAt(*header().viewport(), {header().sectionViewportPosition(pid) + 5, header().height() / 2},
                Qt::RightButton);
        QTRY_VERIFY(openMenu() != nullptr);
    }
};

KeptState readFrom(const QByteArray& text) {
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("socklens.conf")));
    if (!file.open(QIODevice::WriteOnly)) throw std::runtime_error("the file cannot be written");
    file.write(text);
    file.close();
    return readKeptState(file.fileName());
}

}   // namespace

class ProcessTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void whatIsShownAtFirst() {
        TreeScene scene;
        QCOMPARE(scene.titles().mid(0, 6).join(u' '),
                 QStringLiteral("Process PID User Sockets Descriptors States"));
        QCOMPARE(scene.titles().size(), columnsAtFirst);
        scene.openColumns();
        QVERIFY(!entry(*openMenu(), QStringLiteral("unconnected")).isChecked());
        choose({QStringLiteral("unconnected")});
        QTRY_VERIFY(scene.titles().contains(QStringLiteral("unconnected")));
    }

    void columnsAreShownAndHidden() {
        TreeScene scene;
        QVERIFY(scene.titles().contains(QStringLiteral("User")));
        scene.openColumns();
        QCOMPARE(openMenu()->actions().size(), processColumnCount);
        QVERIFY(!entry(*openMenu(), QStringLiteral("User")).toolTip().isEmpty());
        choose({QStringLiteral("User")});
        QTRY_VERIFY(!scene.titles().contains(QStringLiteral("User")));
        scene.openColumns();
        QVERIFY(!entry(*openMenu(), QStringLiteral("User")).isChecked());
        choose({QStringLiteral("User")});
        QTRY_VERIFY(scene.titles().contains(QStringLiteral("User")));
    }

    void theColumnOfTheTreeStays() {
        TreeScene scene;
        scene.openColumns();
        const QAction& process = entry(*openMenu(), QStringLiteral("Process"));
        QVERIFY(process.isChecked());
        QVERIFY(!process.isEnabled());
        QVERIFY(process.toolTip().contains(QLatin1String("always")));
        QVERIFY(!scene.header().isFirstSectionMovable());
    }

    void theButtonWorksFromTheKeyboard() {
        TreeScene scene;
        auto& columns = button(scene.window(), "Columns");
        for (int steps = 0; steps < 50 && QApplication::focusWidget() != &columns; ++steps) press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &columns);
        bool opened = false;   // the menu of a button has an event loop of its own
        QTimer::singleShot(0, [&] {
            opened = openMenu() != nullptr;
            closeMenus();
        });
        press(Qt::Key_Space);
        QVERIFY(opened);
    }

    void theyComeBack() {
        const QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("socklens.conf"));
        QStringList shown;
        KeptState kept;
        {
            TreeScene scene;
            QHeaderView& header = scene.header();
            scene.openColumns();
            choose({QStringLiteral("Command")});
            header.moveSection(header.visualIndex(scene.section("Descriptors")), 1);
            header.resizeSection(scene.section("PID"), 177);
            scene.tree().sortByColumn(scene.section("PID"), Qt::AscendingOrder);
            settle();
            shown = scene.titles();
            kept = scene.window().state();
            writeKeptState(file, kept);
        }
        TreeScene scene;
        scene.window().restore(readKeptState(file));
        settle();
        QCOMPARE(scene.titles(), shown);
        QCOMPARE(shown.mid(0, 3),
                 QStringList({QStringLiteral("Process"), QStringLiteral("Descriptors"), QStringLiteral("PID")}));
        QVERIFY(!shown.contains(QStringLiteral("Command")));
        QCOMPARE(scene.header().sectionSize(scene.section("PID")), 177);
        QCOMPARE(scene.header().sortIndicatorSection(), scene.section("PID"));
        QCOMPARE(cellText(scene.tree(), 0, QStringLiteral("Process")), QStringLiteral("systemd"));
        QVERIFY(scene.window().state().processes == kept.processes);   // and nothing grows from start to start
        scene.openColumns();
        QVERIFY(!entry(*openMenu(), QStringLiteral("Command")).isChecked());
    }

    /// Indented as it is.
    void theAddressOfAListenerIsWhole() {
        TreeScene scene;
        QTreeView& tree = scene.tree();
        const QModelIndex nginx =
            tree.model()->index(rowWith(tree, QStringLiteral("Process"), QStringLiteral("nginx")), 0);
        tree.expand(nginx);
        settle();
        const QModelIndex socket = tree.model()->index(0, 0, nginx);
        const int room = tree.visualRect(socket).width() - 2 * cellMargin(tree);
        QVERIFY(room >=
                tree.fontMetrics().horizontalAdvance(QString::fromUtf8("tcp 127.0.0.1:65535 → 127.0.0.1:65535")));
    }

    void theFirstStart() {
        TreeScene scene;
        const QStringList before = scene.titles();
        QVERIFY(!readFrom({}).processes);
        scene.window().restore({});
        QCOMPARE(scene.titles(), before);
        QCOMPARE(before.size(), columnsAtFirst);
    }

    void anythingMayBeKept_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("shown");   // nothing: as at the first start
        QTest::newRow("no columns") << QByteArray("moon:3 | pid ascending") << QStringList();
        QTest::newRow("another form") << QByteArray("pid:60") << QStringList();
        QTest::newRow("wrong type") << QByteArray("@Rect(1 2 3 4)") << QStringList();
        QTest::newRow("without the tree")
            << QByteArray("user:60 pid:99999 user:3 moon:7 | moon up") << QStringList({"Process", "User", "PID"});
        QTest::newRow("the tree last") << QByteArray("pid:60 process:100 | pid descending")
                                       << QStringList({"Process", "PID"});
    }
    void anythingMayBeKept() {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, shown);
        const KeptState state = readFrom("[processes]\ncolumns=" + text + "\n");
        QCOMPARE(state.processes.has_value(), !shown.isEmpty());
        if (!state.processes) return;
        TreeScene scene;
        scene.window().restore(state);
        QCOMPARE(scene.titles(), shown);
    }
};

SOCKLENS_GUI_TEST_MAIN(ProcessTableTest)
#include "process_table_test.moc"
