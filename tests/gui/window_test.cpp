// The window as a whole: pages, pause, interval, status line, and that everything has a name and a key of its own.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/widgets/message_bar.h"

#include <QAction>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <set>

using namespace socklens;
using namespace socklens::test;
using std::chrono::milliseconds;

namespace {

/// What a screen reader could only call "button".
QStringList namelessWidgets(const QWidget& window) {
    QStringList nameless;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        const bool takesFocus = widget->isVisible() && widget->isEnabled() &&
                                widget->focusPolicy() != Qt::NoFocus && widget->focusProxy() == nullptr;
        const bool isPartOfNamed = qobject_cast<const QLineEdit*>(widget) != nullptr &&
                                   qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) != nullptr;
        if (takesFocus && !isPartOfNamed && spokenName(*widget).trimmed().isEmpty())
            nameless << QLatin1String(widget->metaObject()->className());
    }
    return nameless;
}

QStringList sharedShortcuts(const QWidget& window) {
    std::set<QKeySequence> seen;
    QStringList shared;
    const auto note = [&](const QKeySequence& key) {
        if (!key.isEmpty() && !seen.insert(key).second) shared << key.toString();
    };
    for (const auto* action : window.findChildren<QAction*>())
        for (const QKeySequence& key : action->shortcuts()) note(key);
    for (const auto* shortcut : window.findChildren<QShortcut*>())
        if (shortcut->context() != Qt::WidgetShortcut) note(shortcut->key());
    return shared;
}

QDoubleSpinBox& interval(Scene& scene) {
    return visible<QDoubleSpinBox>(scene.window(), QStringLiteral("Interval in seconds"));
}

}   // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void pagesHaveKeys() {
        Scene scene(PageName::Overview);
        QCOMPARE(scene.page(), QStringLiteral("Overview"));
        QVERIFY(findVisible<QWidget>(scene.window(), QStringLiteral("States over time")) != nullptr);
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(scene.page(), QStringLiteral("Sockets"));
        QVERIFY(scene.table().isVisible());
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(scene.page(), QStringLiteral("Processes"));
        QVERIFY(scene.tree().isVisible());
        press(Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(scene.page(), QStringLiteral("Overview"));
    }

    void pagesAreClicked() {
        Scene scene(PageName::Overview);
        auto& list = visible<QListWidget>(scene.window(), QStringLiteral("Pages"));
        clickCell(list, list.model()->index(2, 0));
        QVERIFY(scene.tree().isVisible());
        clickCell(list, list.model()->index(1, 0));
        QVERIFY(scene.table().isVisible());
        press(Qt::Key_Up);
        QTRY_VERIFY(findVisible<QWidget>(scene.window(), QStringLiteral("States over time")) != nullptr);
        for (int row = 0; row < list.count(); ++row)
            QVERIFY2(list.item(row)->toolTip().contains(QStringLiteral("Ctrl+%1").arg(row + 1)),
                     qPrintable(list.item(row)->toolTip()));
    }

    void spacePausesAndGoesOn() {
        Scene scene;
        scene.probe().show(office());
        clickCell(scene.table(), cellAt(scene.table(), 0, QStringLiteral("State")));
        press(Qt::Key_Space);
        QTRY_VERIFY(scene.probe().paused);
        QTRY_VERIFY(readText(scene.window()).contains(QLatin1String("Paused")));
        QVERIFY(button(scene.window(), "Resume").isChecked());
        press(Qt::Key_Space);
        QTRY_VERIFY(!scene.probe().paused);
        QVERIFY(!readText(scene.window()).contains(QLatin1String("Paused")));
        click(button(scene.window(), "Pause"));
        QTRY_VERIFY(scene.probe().paused);
    }

    void spaceInTheFilterIsASpace() {
        Scene scene;
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("a b"));
        QCOMPARE(visible<QLineEdit>(scene.window(), QStringLiteral("Filter")).text(), QStringLiteral("a b"));
        QVERIFY(!scene.probe().paused);
    }

    void ctrlFGoesToTheFilterFromAnywhere() {
        Scene scene;
        auto& filter = visible<QLineEdit>(scene.window(), QStringLiteral("Filter"));
        for (const Qt::Key page : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_8}) {
            press(page, Qt::ControlModifier);
            visible<QListWidget>(scene.window(), QStringLiteral("Pages")).setFocus();
            press(Qt::Key_F, Qt::ControlModifier);
            QTRY_COMPARE(QApplication::focusWidget(), &filter);
            QCOMPARE(scene.page(), page == Qt::Key_3 ? QStringLiteral("Processes") : QStringLiteral("Sockets"));
        }
        type(QStringLiteral("old"));
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("new"));   // what was there is selected, and replaced
        QCOMPARE(filter.text(), QStringLiteral("new"));
    }

    /// A field that does nothing says so.
    void theFilterRestsWhereItNarrowsNothing() {
        Scene scene;
        auto& filter = visible<QLineEdit>(scene.window(), QStringLiteral("Filter"));
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("port:22 and"));
        QTRY_VERIFY(!scene.message().isEmpty());
        for (const Qt::Key page : {Qt::Key_1, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7, Qt::Key_8}) {
            press(page, Qt::ControlModifier);
            QVERIFY(!filter.isEnabled());
            QVERIFY(filter.toolTip().contains(QLatin1String("Sockets and Processes")));
            QCOMPARE(filter.accessibleDescription(), filter.toolTip());
            QVERIFY(scene.message().isEmpty());
            QCOMPARE(filter.text(), QStringLiteral("port:22 and"));
        }
        press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(filter.isEnabled());
        QVERIFY(!filter.toolTip().contains(QLatin1String("Processes")));
        QVERIFY(!scene.message().isEmpty());
        QVERIFY(scene.message().contains(filter.accessibleDescription()));
    }

    void ctrlFSearchesInTuning() {
        Scene scene(PageName::Overview);
        press(Qt::Key_6, Qt::ControlModifier);
        auto& search = visible<QLineEdit>(scene.window(), QStringLiteral("Search settings"));
        QTRY_VERIFY(search.hasFocus());   // right after the start, too
        visible<QListWidget>(scene.window(), QStringLiteral("Pages")).setFocus();
        press(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(search.hasFocus());
        QCOMPARE(scene.page(), QStringLiteral("Tuning"));
    }

    /// It does not push away the row that somebody aims at. A warning stays until another message comes, the
    /// others go with their page.
    void aMessageBelongsToItsPage() {
        Scene scene;
        scene.probe().show(office());
        const QPoint place = scene.table().viewport()->mapToGlobal(QPoint());
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--moon")});
        QVERIFY(!scene.message().isEmpty());
        settle();
        QCOMPARE(scene.table().viewport()->mapToGlobal(QPoint()), place);
        press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(!scene.message().isEmpty());
        auto* bar = qobject_cast<MessageBar*>(visible<QLabel>(scene.window(), "Message").parentWidget());
        bar->say(MessageBar::Kind::Information, QStringLiteral("It is done."));
        QCOMPARE(scene.message(), QStringLiteral("It is done."));
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(scene.message().isEmpty());
        press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(scene.message().isEmpty());
    }

    /// From left to right, from the top down.
    void tabGoesAsTheEyeDoes() {
        Scene scene;
        scene.window().resize(1200, 760);
        scene.probe().show(office());
        settle();
        for (const Qt::Key page : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_8}) {
            press(page, Qt::ControlModifier);
            settle();
            const QWidget* shown = scene.window().findChild<QStackedWidget*>()->currentWidget();
            visible<QListWidget>(scene.window(), QStringLiteral("Pages")).setFocus();
            QRect before;
            QString path;
            for (int steps = 0; steps < 60; ++steps) {
                press(Qt::Key_Tab);
                const QWidget* now = QApplication::focusWidget();
                if (now == nullptr || !shown->isAncestorOf(now)) {
                    if (before.isNull()) continue;
                    break;
                }
                const QRect place(now->mapTo(&scene.window(), QPoint()), now->size());
                path += QStringLiteral(" → ") + spokenName(*now);
                const bool goesBack = place.bottom() < before.top() && place.left() < before.right();
                QVERIFY2(before.isNull() || !goesBack, qPrintable(scene.page() + path));
                before = place;
            }
            QVERIFY2(!before.isNull(), qPrintable(scene.page()));
        }
    }

    void theIntervalReachesTheProbe() {
        Scene scene;
        QCOMPARE(scene.probe().interval, milliseconds(1000));
        auto& box = interval(scene);
        box.setFocus();
        press(Qt::Key_Up);
        QTRY_COMPARE(scene.probe().interval, milliseconds(1500));
        box.selectAll();
        type(QStringLiteral("2.5"));
        press(Qt::Key_Return);
        QTRY_COMPARE(scene.probe().interval, milliseconds(2500));
        box.selectAll();
        type(QStringLiteral("0.1"));   // less than the least
        press(Qt::Key_Return);
        QTRY_VERIFY(box.value() >= 0.5);
        QVERIFY(scene.probe().interval >= MonitorSession::shortestInterval);
    }

    void theCommandLinesIntervalHolds_data() {
        QTest::addColumn<int>("asked");
        for (const int asked : {500, 700, 750, 1000, 3000, 10'000}) QTest::addRow("%d ms", asked) << asked;
    }
    void theCommandLinesIntervalHolds() {
        QFETCH(int, asked);
        CommandLine options;
        options.interval = milliseconds(asked);
        Scene scene(options);
        QCOMPARE(interval(scene).value(), asked / 1000.0);
        QCOMPARE(interval(scene).text(), QStringLiteral("%1 s").arg(asked / 1000.0));
        QCOMPARE(scene.probe().interval, milliseconds(asked));
    }

    void f5LooksNow() {
        Scene scene;
        press(Qt::Key_F5);
        QTRY_COMPARE(scene.probe().samplesAskedFor, 1);
    }

    void theStatusLineSaysWhatIsThere() {
        Scene scene;
        QVERIFY(readText(scene.window()).contains(QLatin1String("for the first time")));
        scene.probe().show(office());
        const auto text = [&](const char* name) {
            return visible<QLabel>(scene.window(), QLatin1String(name)).text();
        };
        QVERIFY2(text("Number of sockets").startsWith(QLatin1String("10 socket")),
                 qPrintable(text("Number of sockets")));
        QVERIFY(text("Last sample").contains(QLatin1String(" ms")));
        QVERIFY(text("Unknown owners").startsWith(QLatin1String("1 owner")));
        const QString why = visible<QLabel>(scene.window(), QStringLiteral("Unknown owners")).toolTip();
        QVERIFY2(why.contains(QLatin1String("3 process")) &&
                     why.contains(QLatin1String("sudo socklens-agent snapshot")),
                 qPrintable(why));
        QVERIFY(text("Number of sockets shown").startsWith(QLatin1String("9 of 9 socket")));
    }

    void dearSamplesAreRarer() {
        Scene scene;
        const auto sample = [&](std::chrono::nanoseconds cost) {
            Snapshot snapshot = office();
            snapshot.cost = cost;
            scene.probe().show(std::move(snapshot));
            return visible<QLabel>(scene.window(), QStringLiteral("Last sample")).text();
        };
        sample(milliseconds(900));
        QTRY_VERIFY(sample(milliseconds(900)).endsWith(QLatin1String("every 9.0 s to spare the processor")));
        QTRY_VERIFY(sample(milliseconds(80)).endsWith(QLatin1String(" ms")));
    }

    void unknownOwnersAreExplained() {
        Scene scene;
        SnapshotBuilder builder;
        builder.add(tcp(1, State::Listen, 80));
        builder.snapshot().coverage.ownersHidden = 1;
        builder.snapshot().notes = {{"The first note.", {}}, {"The second note.", {}}};
        const Snapshot snapshot = builder.take();
        for (int early = 0; early < 2; ++early) {
            scene.probe().show(snapshot);
            QVERIFY(findVisible<QLabel>(scene.window(), QStringLiteral("Unknown owners")) == nullptr);
        }
        scene.probe().show(snapshot);   // it was not only looked for too early
        QVERIFY(visible<QLabel>(scene.window(), QStringLiteral("Unknown owners"))
                    .toolTip()
                    .contains(QLatin1String("outside of this container")));
        const auto& notes = visible<QLabel>(scene.window(), QStringLiteral("What could not be read"));
        QVERIFY(notes.text().startsWith(QLatin1String("2 note")));
        QCOMPARE(notes.toolTip(), QStringLiteral("The first note.\nThe second note."));
        scene.probe().show(SnapshotBuilder().take());
        QVERIFY(findVisible<QLabel>(scene.window(), QStringLiteral("Unknown owners")) == nullptr);
        QVERIFY(findVisible<QLabel>(scene.window(), QStringLiteral("What could not be read")) == nullptr);
    }

    /// Without rights it is so at once.
    void ownersOfOthersAreUnknownAtOnce() {
        Scene scene;
        scene.probe().show(office());
        QVERIFY(visible<QLabel>(scene.window(), QStringLiteral("Unknown owners")).text().startsWith(u'1'));
    }

    void nothingIsExportedOfNothing() {
        Scene scene;
        auto& exporting = button(scene.window(), "Export …");
        QVERIFY(!exporting.isEnabled());
        scene.probe().show(SnapshotBuilder().take());
        QVERIFY(!exporting.isEnabled());
        QCOMPARE(exporting.toolTip(), QStringLiteral("There is no socket that could be exported."));
        press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(openDialog() == nullptr);
        scene.probe().show(office());
        QVERIFY(exporting.isEnabled());
        QVERIFY(exporting.toolTip().endsWith(QLatin1String("(Ctrl+E)")));
    }

    /// Whoever has made a window so narrow wants it so.
    void theDetailsDoNotWidenTheWindow() {
        Scene scene;
        scene.probe().show(office());
        scene.window().resize(800, 600);
        settle();
        press(Qt::Key_I, Qt::ControlModifier);
        settle();
        QVERIFY(scene.window().findChild<QDockWidget*>()->isVisible());
        QCOMPARE(scene.window().width(), 800);
    }

    void noPageIsEmptyWithoutASentence() {
        Scene scene;
        const auto onBoth = [&](const char* sentence) {
            press(Qt::Key_2, Qt::ControlModifier);
            const bool table = readText(scene.table()).contains(QLatin1String(sentence));
            press(Qt::Key_3, Qt::ControlModifier);
            return table && readText(scene.window()).contains(QLatin1String(sentence));
        };
        QVERIFY(onBoth("for the first time"));
        scene.probe().show(SnapshotBuilder().take());
        QVERIFY(onBoth("There are no sockets in this network namespace."));
        scene.probe().show(office());
        QVERIFY(!onBoth("There are no sockets"));
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("nobody-is-called-so"));
        press(Qt::Key_Return);
        QVERIFY(onBoth("matches the filter"));
    }

    void everythingThatTakesFocusHasAName() {
        Scene scene;
        scene.probe().show(office());
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("pid:xyz"));   // the bar with the mistake has a button, too
        QTRY_VERIFY(!scene.message().isEmpty());
        for (const Qt::Key page : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
            press(page, Qt::ControlModifier);
            QCOMPARE(namelessWidgets(scene.window()), QStringList());
        }
        QToolButton nameless(&scene.window());   // the walk finds what it is for
        nameless.setFocusPolicy(Qt::StrongFocus);
        nameless.show();
        QCOMPARE(namelessWidgets(scene.window()), QStringList{QStringLiteral("QToolButton")});
    }

    void everythingIsReachedByTab() {
        Scene scene;
        scene.probe().show(office());
        std::set<QString> reached;
        for (int steps = 0; steps < 40; ++steps) {
            press(Qt::Key_Tab);
            reached.insert(spokenName(*QApplication::focusWidget()));
        }
        for (const char* name :
             {"Filter", "Interval in seconds", "Pages", "Sockets", "Show TCP sockets", "Columns"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }

    void theColumnsButtonWorksFromTheKeyboard() {
        Scene scene;
        auto& columns = button(scene.window(), "Columns");
        for (int steps = 0; steps < 50 && QApplication::focusWidget() != &columns; ++steps) press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &columns);
        // The menu of a button has an event loop of its own.
        bool opened = false;
        QTimer::singleShot(0, [&] {
            opened = openMenu() != nullptr;
            closeMenus();
        });
        press(Qt::Key_Space);
        QVERIFY2(opened, "Space does something else than to press the button that has the focus");
    }

    void theColumnsButtonOpensItsMenu() {
        Scene scene;
        std::size_t offered = 0;
        QTimer::singleShot(0, [&] {
            if (openMenu() != nullptr) offered = static_cast<std::size_t>(openMenu()->actions().size());
            closeMenus();
        });
        click(button(scene.window(), "Columns"));
        QCOMPARE(offered, columns().size());
    }

    void noTwoActionsShareAShortcut() {
        Scene scene;
        QCOMPARE(sharedShortcuts(scene.window()), QStringList());
        QAction twin(&scene.window());
        twin.setShortcut(Qt::CTRL | Qt::Key_E);
        QCOMPARE(sharedShortcuts(scene.window()), QStringList{QStringLiteral("Ctrl+E")});
    }

    void ctrlQCloses() {
        Scene scene;
        press(Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!scene.window().isVisible());
    }
};

SOCKLENS_GUI_TEST_MAIN(WindowTest)
#include "window_test.moc"
