// The filter as somebody types it: what it narrows, what it says about a mistake, and that the last good one stays
// in force meanwhile.
#include "app/core/filter/filter.h"
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"

#include <QImage>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QToolButton>
#include <algorithm>

using namespace socklens;
using namespace socklens::test;

namespace {

class FilterScene : public Scene {
public:
    explicit FilterScene(PageName page = PageName::Sockets) : Scene(page) {
        probe().show(office());
        press(Qt::Key_F, Qt::ControlModifier);
    }
    QLineEdit& field() { return visible<QLineEdit>(window(), QStringLiteral("Filter")); }
    int rows() { return table().model()->rowCount(); }
    void retype(const QString& text) {
        field().selectAll();
        if (text.isEmpty())
            press(Qt::Key_Backspace);
        else
            type(text);
    }
};

/// The wave's orange: far more red than green, far more green than blue, whatever antialiasing makes of it.
bool isOrange(const QColor& color) {
    return color.red() - color.green() > 60 && color.green() - color.blue() > 20;
}

struct Range {
    int left = -1;
    int right = -1;
};

/// From the first to the last orange pixel of the field.
Range orangeRange(QLineEdit& field) {
    field.setCursorPosition(field.cursorPosition());
    const QImage image = field.grab().toImage();
    const double scale = image.devicePixelRatio();
    Range range;
    for (int x = 0; x < image.width(); ++x)
        for (int y = 0; y < image.height(); ++y)
            if (isOrange(image.pixelColor(x, y))) {
                if (range.left < 0) range.left = static_cast<int>(x / scale);
                range.right = static_cast<int>(x / scale);
            }
    return range;
}

/// Where a character begins, as the field itself puts the cursor there.
int placeOf(QLineEdit& field, qsizetype character) {
    const int before = field.cursorPosition();
    field.setCursorPosition(static_cast<int>(character));
    const QRect cursor = field.inputMethodQuery(Qt::ImCursorRectangle).toRect();
    field.setCursorPosition(before);
    return cursor.center().x();
}

}   // namespace

class FilterFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingNarrowsTheTable() {
        FilterScene scene;
        QCOMPARE(scene.rows(), static_cast<int>(officeNetworkSockets));
        type(QStringLiteral("state:listen"));
        QTRY_COMPARE(scene.rows(), 5);
        type(QStringLiteral(" and process:nginx"));
        QTRY_COMPARE(scene.rows(), 2);
        QVERIFY(scene.message().isEmpty());
    }

    /// Nobody waits for a pause: every letter that makes sense counts, and only a mistake is said later.
    void everyLetterCountsAtOnce() {
        FilterScene scene;
        type(QStringLiteral("port:80"));
        QCOMPARE(scene.rows(), 4);   // no QTRY
        type(QStringLiteral(" and"));
        QVERIFY(scene.message().isEmpty());
        QCOMPARE(scene.rows(), 4);
        QTRY_VERIFY(!scene.message().isEmpty());
    }

    void typingNarrowsTheTree() {
        FilterScene scene(PageName::Processes);
        QCOMPARE(scene.tree().model()->rowCount(), 6);   // four processes, the kernel's and the hidden ones
        type(QStringLiteral("port:8080"));
        QTRY_COMPARE(scene.tree().model()->rowCount(), 2);
        QVERIFY(rowWith(scene.tree(), QStringLiteral("Process"), QStringLiteral("worker")) >= 0);
        QVERIFY(rowWith(scene.tree(), QStringLiteral("Process"), QStringLiteral("nginx")) >= 0);
        QCOMPARE(cellText(scene.tree(), rowWith(scene.tree(), QStringLiteral("Process"), QStringLiteral("nginx")),
                          QStringLiteral("Sockets")),
                 QStringLiteral("1"));
    }

    void theFilterHoldsForWhatComesLater() {
        FilterScene scene;
        type(QStringLiteral("port:5432"));
        QTRY_COMPARE(scene.rows(), 1);
        scene.probe().show(office());
        QCOMPARE(scene.rows(), 1);
        SnapshotBuilder builder;
        for (std::uint64_t cookie = 1; cookie <= 4; ++cookie)
            builder.add(tcp(cookie, State::Established, cookie % 2 == 0 ? 5432 : 80, 40000));
        scene.probe().show(builder.take());
        QTRY_COMPARE(scene.rows(), 2);   // what is gone stays for a moment
    }

    void aMistakeIsUnderlinedAtItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wrong");   // the part that is
        QTest::newRow("at the beginning") << QStringLiteral("prt:80 and tcp") << QStringLiteral("prt");
        QTest::newRow("in the middle") << QStringLiteral("tcp and port:abc and udp") << QStringLiteral("abc");
        QTest::newRow("at the end") << QStringLiteral("state:listen and pid:xyz") << QStringLiteral("xyz");
        // In UTF-8 two, three and four bytes; the last is two units of UTF-16.
        QTest::newRow("behind two bytes") << QString::fromUtf8("ä pid:xyz") << QStringLiteral("xyz");
        QTest::newRow("behind many bytes")
            << QString::fromUtf8("\"äöü€→€\" and pid:xyz and tcp") << QStringLiteral("xyz");
        QTest::newRow("behind a pair") << QString::fromUtf8("\"😀😀\" and pid:xyz") << QStringLiteral("xyz");
    }
    void aMistakeIsUnderlinedAtItsPlace() {
        QFETCH(QString, text);
        QFETCH(QString, wrong);
        FilterScene scene;
        QLineEdit& field = scene.field();
        QCOMPARE(orangeRange(field).left, -1);
        field.setText(text);
        QTRY_VERIFY(!scene.message().isEmpty());
        const qsizetype begin = text.indexOf(wrong);
        const Range orange = orangeRange(field);
        const int tolerance = 4;   // of the wave's ends, and of letters that are bolder now
        QVERIFY2(qAbs(orange.left - placeOf(field, begin)) <= tolerance,
                 qPrintable(QStringLiteral("%1 instead of %2").arg(orange.left).arg(placeOf(field, begin))));
        QVERIFY2(
            qAbs(orange.right - placeOf(field, begin + wrong.size())) <= tolerance,
            qPrintable(
                QStringLiteral("%1 instead of %2").arg(orange.right).arg(placeOf(field, begin + wrong.size()))));
    }

    void aMistakeHasASentenceAndTheLastGoodFilterStays() {
        FilterScene scene;
        type(QStringLiteral("state:listen"));
        QTRY_COMPARE(scene.rows(), 5);
        type(QStringLiteral(" and prt:80"));
        QTRY_VERIFY(!scene.message().isEmpty());
        QVERIFY2(scene.message().contains(QLatin1String("prt")), qPrintable(scene.message()));
        QCOMPARE(scene.rows(), 5);
        scene.probe().show(office());
        QCOMPARE(scene.rows(), 5);
        QCOMPARE(scene.field().accessibleDescription(), scene.message());

        scene.retype(QStringLiteral("port:80"));
        QTRY_COMPARE(scene.rows(), 4);
        QTRY_VERIFY(scene.message().isEmpty());
        QVERIFY(scene.field().accessibleDescription().isEmpty());
        QTRY_COMPARE(orangeRange(scene.field()).left, -1);
    }

    void whatIsMissingAtTheEndIsSaid() {
        FilterScene scene;
        type(QStringLiteral("port:80 and"));
        QTRY_VERIFY(!scene.message().isEmpty());
        QCOMPARE(scene.rows(), 4);   // what was understood before stays in force
        scene.retype(QString());
        QTRY_VERIFY(scene.message().isEmpty());
    }

    void returnPutsItInForceAtOnce() {
        FilterScene scene;
        type(QStringLiteral("port:5432"));
        press(Qt::Key_Return);
        QCOMPARE(scene.rows(), 1);   // no QTRY: at once
    }

    void theCursorStaysWhileAMistakeIsMarked() {
        FilterScene scene;
        type(QStringLiteral("pid:xyz and tcp"));
        QTRY_VERIFY(!scene.message().isEmpty());
        scene.field().setCursorPosition(4);
        type(QStringLiteral("1"));
        QTRY_COMPARE(scene.field().text(), QStringLiteral("pid:1xyz and tcp"));
        QTRY_VERIFY(orangeRange(scene.field()).left >= 0);
        QCOMPARE(scene.field().cursorPosition(), 5);
        QTRY_VERIFY(qAbs(orangeRange(scene.field()).left - placeOf(scene.field(), 4)) <= 4);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scene.field().text(), QStringLiteral("pid:xyz and tcp"));   // marking is nothing to undo
    }

    /// Dead keys and input methods show a preliminary text; a mistake that is marked meanwhile must not eat it.
    void marksDoNotDisturbAnInputMethod() {
        FilterScene scene;
        type(QStringLiteral("pid:x"));
        QInputMethodEvent preliminary(QStringLiteral("´"), {});
        QApplication::sendEvent(&scene.field(), &preliminary);
        QTRY_VERIFY(!scene.message().isEmpty());
        QVERIFY(scene.field().isVisible());
        QInputMethodEvent finished;
        finished.setCommitString(QString::fromUtf8("é"));
        QApplication::sendEvent(&scene.field(), &finished);
        QCOMPARE(scene.field().text(), QString::fromUtf8("pid:xé"));
    }

    void protocolButtonsNarrow() {
        FilterScene scene;
        auto& tcp = button(scene.window(), "Show TCP sockets");
        auto& udp = button(scene.window(), "Show UDP sockets");
        auto& local = button(scene.window(), "Show UNIX sockets");
        QVERIFY(tcp.isChecked() && udp.isChecked() && !local.isChecked());
        clickMark(udp);
        QTRY_COMPARE(scene.rows(), 8);
        clickMark(local);
        QTRY_COMPARE(scene.rows(), 9);
        clickMark(tcp);
        QTRY_COMPARE(scene.rows(), 1);
        clickMark(local);
        QTRY_COMPARE(scene.rows(), 0);
        QVERIFY(readText(scene.table())
                    .contains(QLatin1String("not ticked. To see them, tick above: TCP, UDP, UNIX.")));
        for (QAbstractButton* each : {&tcp, &udp, &local}) clickMark(*each);
        QTRY_COMPARE(scene.rows(), static_cast<int>(officeSockets));
        QVERIFY(readText(scene.table()).isEmpty());
    }

    void protocolButtonsAndFilterNarrowTogether() {
        FilterScene scene;
        type(QStringLiteral("port:53 or port:80"));
        QTRY_COMPARE(scene.rows(), 5);
        clickMark(button(scene.window(), "Show TCP sockets"));
        QTRY_COMPARE(scene.rows(), 1);   // the "or" must not reach past the button
        QCOMPARE(cellText(scene.table(), 0, QStringLiteral("Local port")), QStringLiteral("53"));
        scene.retype(QString());
        QTRY_COMPARE(scene.rows(), 1);
    }

    /// As long as a filter may be: the buttons must not be forgotten.
    void protocolButtonsNarrowLongFilters() {
        FilterScene scene;
        QString longest = QStringLiteral("port:53 or port:80");
        while (longest.size() + 11 <= static_cast<qsizetype>(socklens::Filter::maximumLength))
            longest += QStringLiteral(" or port:80");
        scene.field().setText(longest);
        QTRY_COMPARE(scene.rows(), 5);
        QVERIFY(scene.message().isEmpty());
        clickMark(button(scene.window(), "Show TCP sockets"));
        QTRY_COMPARE(scene.rows(), 1);
    }

    void protocolButtonsWorkFromTheKeyboard() {
        FilterScene scene;
        auto& local = button(scene.window(), "Show UNIX sockets");
        for (int steps = 0; steps < 50 && QApplication::focusWidget() != &local; ++steps) press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &local);
        press(Qt::Key_Space);
        QTRY_VERIFY2(local.isChecked(), "Space does something else than to press the button that has the focus");
        QVERIFY(!scene.probe().paused);
    }

    void theClearButtonShowsEverythingAgain() {
        FilterScene scene;
        type(QStringLiteral("port:5432"));
        QTRY_COMPARE(scene.rows(), 1);
        QToolButton* clear = nullptr;
        for (auto* each : scene.field().findChildren<QToolButton*>())   // the one at the right
            if (each->isVisible() && (clear == nullptr || each->x() > clear->x())) clear = each;
        QVERIFY(clear != nullptr);
        click(*clear);
        QTRY_VERIFY(scene.field().text().isEmpty());
        QTRY_COMPARE(scene.rows(), static_cast<int>(officeNetworkSockets));
    }

    void aTermIsAddedToTheWholeFilter_data() {
        QTest::addColumn<QString>("present");
        QTest::newRow("or") << QStringLiteral("port:22 or port:80");
        QTest::newRow("bars") << QStringLiteral("port:22||port:80");
        QTest::newRow("bar") << QStringLiteral("port:22|port:80");
        QTest::newRow("tabs") << QStringLiteral("port:22\tor\tport:80");
        QTest::newRow("brackets") << QStringLiteral("(port:22)or(port:80)");
        QTest::newRow("two words") << QStringLiteral("systemd|nginx port:22,80|not tcp port:1|port:80");
    }
    void aTermIsAddedToTheWholeFilter() {
        QFETCH(QString, present);
        FilterScene scene;
        scene.field().setText(present);
        QTRY_COMPARE(scene.rows(), 5);
        QVERIFY(scene.message().isEmpty());
        clickCell(scene.table(),
                  cellAt(scene.table(), rowWith(scene.table(), QStringLiteral("State"), QStringLiteral("LISTEN")),
                         QStringLiteral("State")),
                  Qt::RightButton);
        choose({QStringLiteral("Filter by state=")});
        QTRY_COMPARE(scene.rows(), 2);   // the listeners on 22 and 80
    }

    void aTermIsAddedAsItIsRead_data() {
        QTest::addColumn<QString>("present");
        QTest::addColumn<QString>("narrowed");
        QTest::newRow("nothing") << QStringLiteral(" ") << QStringLiteral("local_port=80");
        QTest::newRow("one word") << QStringLiteral("nginx") << QStringLiteral("nginx and local_port=80");
        QTest::newRow("one term with blanks")
            << QStringLiteral("process : nginx ") << QStringLiteral("process : nginx and local_port=80");
        QTest::newRow("several") << QStringLiteral("nginx|sshd")
                                 << QStringLiteral("(nginx|sshd) and local_port=80");
        // A mistake is no filter: the last good one is, and that is what the table shows.
        QTest::newRow("mistake") << QStringLiteral("nginx and prt:80")
                                 << QStringLiteral("(port:80 or port:22) and local_port=80");
    }
    void aTermIsAddedAsItIsRead() {
        QFETCH(QString, present);
        QFETCH(QString, narrowed);
        FilterScene scene;
        scene.field().setText(QStringLiteral("port:80 or port:22 "));   // the last word is over
        QTRY_COMPARE(scene.rows(), 5);
        scene.field().setText(present);
        const bool isMistake = present.contains(QLatin1String("prt"));
        press(Qt::Key_Return);
        QCOMPARE(!scene.message().isEmpty(), isMistake);
        QTableView& table = scene.table();
        clickCell(table,
                  cellAt(table, rowWith(table, QStringLiteral("Local port"), QStringLiteral("80")),
                         QStringLiteral("Local port")),
                  Qt::RightButton);
        choose({QStringLiteral("Filter by local_port=80")});
        QTRY_COMPARE(scene.field().text(), narrowed);
        QVERIFY(scene.message().isEmpty());
    }

    /// A line edit would take it for the end of the line, as Emacs does.
    void exportOpensFromTheField() {
        FilterScene scene;
        QVERIFY(scene.field().hasFocus());
        press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(openDialog() != nullptr);
    }

    void enterAndDownGoOnToTheRows_data() {
        QTest::addColumn<PageName>("page");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("goesTo");
        QTest::newRow("Enter, overview") << PageName::Overview << Qt::Key_Return << QStringLiteral("Sockets");
        QTest::newRow("Enter, sockets") << PageName::Sockets << Qt::Key_Return << QStringLiteral("Sockets");
        QTest::newRow("Down, sockets") << PageName::Sockets << Qt::Key_Down << QStringLiteral("Sockets");
        QTest::newRow("Down, processes") << PageName::Processes << Qt::Key_Down << QStringLiteral("Processes");
    }
    void enterAndDownGoOnToTheRows() {
        QFETCH(PageName, page);
        QFETCH(Qt::Key, key);
        FilterScene scene(page);
        type(QStringLiteral("port:80"));
        press(key);
        QTEST(scene.page(), "goesTo");
        QAbstractItemView* view = page == PageName::Processes ? static_cast<QAbstractItemView*>(&scene.tree())
                                                              : static_cast<QAbstractItemView*>(&scene.table());
        QTRY_VERIFY(view->hasFocus());
        QVERIFY(view->selectionModel()->isRowSelected(0));
    }

    void theCommandLinesFilterIsThere() {
        CommandLine options;
        options.page = PageName::Sockets;
        options.filter = QStringLiteral("port:5432");
        Scene scene(options);
        scene.probe().show(office());
        QCOMPARE(scene.table().model()->rowCount(), 1);
        QCOMPARE(visible<QLineEdit>(scene.window(), QStringLiteral("Filter")).text(), QStringLiteral("port:5432"));
    }
};

SOCKLENS_GUI_TEST_MAIN(FilterFieldTest)
#include "filter_field_test.moc"
