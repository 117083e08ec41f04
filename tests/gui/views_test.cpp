// The table of sockets as somebody reads it: the ready-made views, and the marks of what is new, changed or gone.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/kept_state.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>

using namespace socklens;
using namespace socklens::test;

namespace {

int rows(Scene& scene) {
    return scene.table().model()->rowCount();
}

QStringList states(Scene& scene) {
    QStringList all;
    for (int row = 0; row < rows(scene); ++row) all << cellText(scene.table(), row, QStringLiteral("State"));
    all.removeDuplicates();
    all.sort();
    return all;
}

/// Two listeners on these ports.
Snapshot listeners(int first, int second) {
    SnapshotBuilder builder;
    for (const int port : {first, second}) builder.add(tcp(static_cast<std::uint64_t>(port), State::Listen, port));
    return builder.take();
}

QString spokenMark(Scene& scene, int port) {
    const int row = rowWith(scene.table(), QStringLiteral("Local port"), QString::number(port));
    return row < 0 ? QStringLiteral("there is no such row")
                   : scene.table().model()->index(row, 0).data(Qt::AccessibleDescriptionRole).toString();
}

/// The colour behind the text of a row, at its right end.
QColor behind(Scene& scene, int port) {
    QTableView& table = scene.table();
    const int row = rowWith(table, QStringLiteral("Local port"), QString::number(port));
    const QRect cell = table.visualRect(cellAt(table, row, QStringLiteral("Process")));
    const QImage image = table.viewport()->grab().toImage();
    return image.pixelColor((cell.bottomRight() - QPoint(3, 3)) * image.devicePixelRatio());
}

}   // namespace

class ViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void aViewShowsWhatItsNameSays() {
        Scene scene;
        scene.probe().show(office());
        QVERIFY(button(scene.window(), "Everything").isChecked());
        click(button(scene.window(), "Listening"));
        QCOMPARE(rows(scene), 6);   // five of TCP, and UDP
        QCOMPARE(states(scene), QStringList({QStringLiteral("LISTEN"), QStringLiteral("unconnected")}));
        click(button(scene.window(), "Connections"));
        QCOMPARE(states(scene), QStringList(QStringLiteral("ESTABLISHED")));
        click(button(scene.window(), "Hanging"));
        QCOMPARE(states(scene), QStringList({QStringLiteral("CLOSE_WAIT"), QStringLiteral("TIME_WAIT")}));
        click(button(scene.window(), "Everything"));
        QCOMPARE(rows(scene), static_cast<int>(officeNetworkSockets));
    }

    void everyStateIsInOneOfThem() {
        for (const State state :
             {State::Established, State::SynSent, State::SynRecv, State::FinWait1, State::FinWait2,
              State::TimeWait, State::CloseWait, State::LastAck, State::Listen, State::Closing}) {
            SnapshotBuilder builder;
            builder.add(tcp(1, state, 80, 4000));
            const Snapshot snapshot = builder.take();
            int found = 0;
            for (const ReadyMadeView view : readyMadeViews)
                if (filterOf(view).matches({snapshot, 0})) ++found;
            QCOMPARE(found, 2);   // and in Everything
        }
    }

    void aViewAndTheFilterNarrowTogether() {
        Scene scene;
        scene.probe().show(office());
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("port:22 or port:80"));
        click(button(scene.window(), "Listening"));
        QCOMPARE(rows(scene), 2);
        QCOMPARE(visible<QLineEdit>(scene.window(), QStringLiteral("Filter")).text(),
                 QStringLiteral("port:22 or port:80"));   // nobody has written into it
    }

    /// And how many there are is counted among those that could be seen.
    void anEmptyTableSaysWhatIsInTheWay() {
        Scene scene;
        const auto says = [&scene](const char* text) {
            return readText(scene.window()).contains(QString::fromUtf8(text));
        };
        scene.probe().show(office());
        QVERIFY(says("9 of 9 socket"));   // and one of UNIX, which is not ticked
        clickMark(button(scene.window(), "Show UNIX sockets"));
        QVERIFY(says("10 of 10 socket"));
        clickMark(button(scene.window(), "Show UNIX sockets"));
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("port:22"));
        QVERIFY(says("1 of 9 socket"));
        type(QStringLiteral("22"));
        QVERIFY(says("No socket matches the filter."));
        click(button(scene.window(), "Hanging"));
        QVERIFY(says("No socket in the view “Hanging” matches the filter. Clear it, or choose “Everything”."));
        visible<QLineEdit>(scene.window(), QStringLiteral("Filter")).clear();
        scene.probe().show(listeners(80, 443));
        QTRY_COMPARE(rows(scene), 0);
        QVERIFY(says("No socket is in the view “Hanging”. Choose “Everything” to see all."));
        click(button(scene.window(), "Everything"));
        clickMark(button(scene.window(), "Show TCP sockets"));
        QVERIFY(says("There are sockets only of protocols that are not ticked. To see them, tick above: TCP."));
        QVERIFY(says("0 of 0 socket"));
        scene.probe().show(SnapshotBuilder().take());
        QTRY_VERIFY(says("There are no sockets in this network namespace."));
    }

    void viewsWorkFromTheKeyboard() {
        Scene scene;
        scene.probe().show(office());
        auto& everything = button(scene.window(), "Everything");
        for (int steps = 0; steps < 60 && QApplication::focusWidget() != &everything; ++steps) press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &everything);
        press(Qt::Key_Right);
        if (!button(scene.window(), "Listening").isChecked()) press(Qt::Key_Space);
        QVERIFY(button(scene.window(), "Listening").isChecked());
        QCOMPARE(rows(scene), 6);
    }

    /// Who is sent to the table finds there what was promised.
    void anotherPagesLinkShowsEverything() {
        Scene scene;
        scene.probe().show(office());
        click(button(scene.window(), "Hanging"));
        press(Qt::Key_3, Qt::ControlModifier);
        QTreeView& tree = scene.tree();
        clickCell(tree,
                  cellAt(tree, rowWith(tree, QStringLiteral("Process"), QStringLiteral("postgres")),
                         QStringLiteral("Process")),
                  Qt::RightButton);
        choose({QStringLiteral("Filter by pid=200")});
        QTRY_COMPARE(scene.page(), QStringLiteral("Sockets"));
        QVERIFY(button(scene.window(), "Everything").isChecked());
        QCOMPARE(rows(scene), 1);
    }

    void whatIsNewIsMarkedAndWhatIsGoneStaysForAMoment() {
        Scene scene;
        scene.probe().show(listeners(80, 443));
        QCOMPARE(spokenMark(scene, 80), QString());
        const QColor plain = behind(scene, 443);
        scene.probe().show(listeners(80, 8080));
        QCOMPARE(rows(scene), 3);
        QCOMPARE(spokenMark(scene, 80), QString());
        QVERIFY(spokenMark(scene, 8080).startsWith(QLatin1String("This socket has just come")));
        QVERIFY(spokenMark(scene, 443).startsWith(QLatin1String("This socket is gone")));
        QVERIFY(behind(scene, 8080) != plain);
        QVERIFY(behind(scene, 443) != plain);
        QVERIFY(behind(scene, 443) != behind(scene, 8080));
        QVERIFY(readText(scene.window()).contains(QLatin1String("2 of 2 ")));
        QTRY_COMPARE(rows(scene), 2);   // by itself
        QTRY_COMPARE(spokenMark(scene, 8080), QString());
    }

    void nothingCanBeDoneToWhatIsGone() {
        Scene scene;
        scene.probe().show(listeners(80, 443));
        scene.probe().show(listeners(80, 8080));
        QTableView& table = scene.table();
        const auto gone = cellAt(table, rowWith(table, QStringLiteral("Local port"), QStringLiteral("443")),
                                 QStringLiteral("Local port"));
        clickCell(table, gone, Qt::RightButton);
        settle();
        QVERIFY(openMenu() == nullptr);
        clickCell(table, cellAt(table, 0, QStringLiteral("Local port")));
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.split(u'\n').size(), 2);
        QVERIFY2(!copied.contains(QLatin1String("443")), qPrintable(copied));
    }

    void marksCanBeSwitchedOff() {
        Scene scene;
        scene.probe().show(listeners(80, 443));
        auto& marking = visible<QCheckBox>(scene.window(), QStringLiteral("Mark changes"));
        QVERIFY(marking.isChecked());
        QVERIFY(findVisible<QWidget>(scene.window(), QStringLiteral("Key to the marks")) != nullptr);
        clickMark(marking);
        QVERIFY(findVisible<QWidget>(scene.window(), QStringLiteral("Key to the marks")) == nullptr);
        scene.probe().show(listeners(80, 8080));
        QCOMPARE(rows(scene), 2);
        QCOMPARE(spokenMark(scene, 8080), QString());
    }

    void viewAndMarksAreKept() {
        const QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("socklens.conf"));
        {
            Scene scene;
            click(button(scene.window(), "Hanging"));
            clickMark(visible<QCheckBox>(scene.window(), QStringLiteral("Mark changes")));
            writeKeptState(file, scene.window().state());
        }
        Scene scene;
        scene.window().restore(readKeptState(file));
        QVERIFY(button(scene.window(), "Hanging").isChecked());
        QVERIFY(!visible<QCheckBox>(scene.window(), QStringLiteral("Mark changes")).isChecked());
        QVERIFY(!scene.window().state().marksChanges);
    }

    void anythingMayBeKept_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("wrong values") << QByteArray("[sockets]\nview=moon\nmarks_changes=perhaps\n");
        QTest::newRow("wrong types") << QByteArray("[sockets]\nview=hanging, 2\nmarks_changes=@Rect(1 2 3 4)\n");
    }
    void anythingMayBeKept() {
        QFETCH(const QByteArray, text);
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("socklens.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const KeptState state = readKeptState(file.fileName());
        QCOMPARE(state.view, ReadyMadeView::Everything);
        QVERIFY(state.marksChanges);
    }
};

SOCKLENS_GUI_TEST_MAIN(ViewsTest)
#include "views_test.moc"
