// The settings: what is chosen is used at once, and kept.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/scene.h"
#include "ui/background/autostart.h"
#include "ui/background/background_watch.h"
#include "ui/style/state_palette.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSystemTrayIcon>
#include <algorithm>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

QDialog& openSettings(Scene& scene) {
    scene.table().setFocus();
    press(Qt::Key_Comma, Qt::ControlModifier);
    return awaitDialog<QDialog>();
}

QDoubleSpinBox& intervalIn(const QWidget& where) {
    return visible<QDoubleSpinBox>(where, QStringLiteral("Interval in seconds"));
}

void closeDialog() {
    press(Qt::Key_Escape);
    QTRY_VERIFY(openDialog() == nullptr);
}

}   // namespace

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void opensByMenuAndKeyboard() {
        Scene scene;
        click(button(scene.window(), "Menu"));
        choose({QStringLiteral("Settings")});
        QCOMPARE(awaitDialog<QDialog>().windowTitle(), QStringLiteral("Settings"));
        closeDialog();
        QDialog& dialog = openSettings(scene);
        QCOMPARE(dialog.windowTitle(), QStringLiteral("Settings"));
        click(button(dialog, "Close"));
        QTRY_VERIFY(openDialog() == nullptr);
    }

    void theIntervalIsThatOfTheToolbar() {
        Scene scene;
        scene.session().setInterval(2500ms);
        QDialog& dialog = openSettings(scene);
        QCOMPARE(intervalIn(dialog).value(), 2.5);
        intervalIn(dialog).setFocus();
        press(Qt::Key_Up);
        QCOMPARE(scene.session().interval(), 3000ms);
        closeDialog();
        QCOMPARE(intervalIn(scene.window()).value(), 3.0);
        QCOMPARE(scene.window().state().start.interval, 3000ms);
    }

    void coloursChangeAtOnce() {
        Appearance appearance(Appearance::Theme::System);
        Scene scene;
        connect(&scene.window(), &MainWindow::themeWanted, &appearance, &Appearance::setTheme);
        const QSignalSpy worthKeeping(&scene.window(), &MainWindow::worthKeeping);
        QDialog& dialog = openSettings(scene);
        auto& colours = visible<QComboBox>(dialog, QStringLiteral("Colours"));
        QCOMPARE(colours.currentText(), QStringLiteral("Like the desktop"));
        colours.setFocus();
        press(Qt::Key_End);
        QCOMPARE(colours.currentText(), QStringLiteral("Dark"));
        QVERIFY(isDark(QApplication::palette()));
        QCOMPARE(worthKeeping.size(), 1);
        QVERIFY(scene.window().state().settings.theme == Appearance::Theme::Dark);
        press(Qt::Key_Home);
        QVERIFY(!isDark(QApplication::palette()));
        QVERIFY(scene.window().state().settings.theme == Appearance::Theme::System);
        closeDialog();
    }

    /// It is shown, but another start has what was kept, until somebody chooses.
    void aThemeOfTheCommandLineIsForThisTime() {
        CommandLine options;
        options.page = PageName::Sockets;
        options.theme = Appearance::Theme::Dark;
        Scene scene(options);
        KeptState kept;
        kept.settings.theme = Appearance::Theme::Light;
        scene.window().restore(kept);
        {
            auto& colours = visible<QComboBox>(openSettings(scene), QStringLiteral("Colours"));
            QCOMPARE(colours.currentText(), QStringLiteral("Dark"));
            QVERIFY(scene.window().state().settings.theme == Appearance::Theme::Light);
            colours.setFocus();
            press(Qt::Key_Home);
            QVERIFY(scene.window().state().settings.theme == Appearance::Theme::System);
            closeDialog();
        }
        auto& colours = visible<QComboBox>(openSettings(scene), QStringLiteral("Colours"));
        QCOMPARE(colours.currentText(), QStringLiteral("Like the desktop"));
        closeDialog();
    }

    void aSecondStartBringsItsTheme() {
        Scene scene;
        const QSignalSpy themes(&scene.window(), &MainWindow::themeWanted);
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--page=ports")});
        QCOMPARE(themes.size(), 0);
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--theme=dark")});
        QCOMPARE(themes.size(), 1);
        QVERIFY(themes.first().first().value<Appearance::Theme>() == Appearance::Theme::Dark);
        QVERIFY(scene.window().state().settings.theme == Appearance::Theme::System);
    }

    void thePanelsIconIsThereAtOnce() {
        Scene scene;
        scene.window().findChild<BackgroundWatch*>()->setTrayPlace([] { return true; });
        const QSignalSpy worthKeeping(&scene.window(), &MainWindow::worthKeeping);
        QDialog& dialog = openSettings(scene);
        auto& icon = visible<QCheckBox>(dialog, QStringLiteral("Show an icon in the panel"));
        QVERIFY(!icon.isChecked());
        clickMark(icon);
        QVERIFY(scene.window().findChild<QSystemTrayIcon*>() != nullptr);
        QVERIFY(scene.window().state().settings.wantsTrayIcon);
        QCOMPARE(worthKeeping.size(), 1);
        QVERIFY(readText(dialog).contains(QStringLiteral("Closing the window then only hides it")));
        clickMark(icon);
        QVERIFY(scene.window().findChild<QSystemTrayIcon*>() == nullptr);
        closeDialog();
    }

    /// What is kept is for a desktop that has one.
    void withoutAPanelItSaysSo() {
        Scene scene;
        KeptState kept;
        kept.settings.wantsTrayIcon = true;
        scene.window().restore(kept);
        QDialog& dialog = openSettings(scene);
        auto& icon = visible<QCheckBox>(dialog, QStringLiteral("Show an icon in the panel"));
        QVERIFY(!icon.isEnabled());
        QVERIFY(readText(dialog).contains(QStringLiteral("This desktop has no place for such icons.")));
        QVERIFY(icon.accessibleDescription().startsWith(QStringLiteral("This desktop has no place")));
        QVERIFY(readText(dialog).contains(QStringLiteral("It starts with its window.")));
        QVERIFY(scene.window().state().settings.wantsTrayIcon);
        closeDialog();
    }

    void whatIsToldIsChosen() {
        Scene scene;
        QVERIFY(scene.window().state().settings.toldKinds == usualFindingKinds());
        {
            QDialog& dialog = openSettings(scene);
            auto& ports = visible<QCheckBox>(dialog, QStringLiteral("Local ports run out"));
            auto& silence = visible<QCheckBox>(dialog, QStringLiteral("Another machine does not answer"));
            QVERIFY(ports.isChecked());
            QVERIFY(!silence.isChecked());
            const QSignalSpy worthKeeping(&scene.window(), &MainWindow::worthKeeping);
            clickMark(ports);
            clickMark(silence);
            QCOMPARE(worthKeeping.size(), 2);
            closeDialog();
        }
        FindingKinds expected = usualFindingKinds();
        expected.erase(Finding::Kind::PortExhaustion);
        expected.insert(Finding::Kind::NoAnswer);
        QVERIFY(scene.window().state().settings.toldKinds == expected);
        QDialog& dialog = openSettings(scene);
        QVERIFY(!visible<QCheckBox>(dialog, QStringLiteral("Local ports run out")).isChecked());
        QVERIFY(visible<QCheckBox>(dialog, QStringLiteral("Another machine does not answer")).isChecked());
        for (const Finding::Kind kind : allFindingKinds)   // each has its box
            QVERIFY(findVisible<QCheckBox>(dialog, plainText(checkBoxText(kind))) != nullptr);
        closeDialog();
    }

    void startsWithTheDesktop() {
        Scene scene;
        {
            auto& autostart = visible<QCheckBox>(openSettings(scene), QStringLiteral("Start with the desktop"));
            QVERIFY(!autostart.isChecked());
            clickMark(autostart);
            QVERIFY(isAutostartOn(autostartFile()));
            closeDialog();
        }
        auto& autostart = visible<QCheckBox>(openSettings(scene), QStringLiteral("Start with the desktop"));
        QVERIFY(autostart.isChecked());
        clickMark(autostart);
        QVERIFY(!QFile::exists(autostartFile()));
        closeDialog();
    }

    /// The box shows what is so, and the reason stands under it.
    void whatCannotBeWrittenIsSaid() {
        Scene scene;
        QVERIFY(QDir().mkpath(autostartFile()));   // a folder of this name
        QDialog& dialog = openSettings(scene);
        auto& autostart = visible<QCheckBox>(dialog, QStringLiteral("Start with the desktop"));
        clickMark(autostart);
        QVERIFY(!autostart.isChecked());
        QVERIFY(readText(dialog).contains(QStringLiteral("could not be written")));
        QVERIFY(autostart.accessibleDescription().contains(QStringLiteral("could not be written")));
        const auto isWhole = [](const QLabel* label) {
            return label->height() >= label->heightForWidth(label->width());
        };
        QTRY_VERIFY(std::ranges::all_of(dialog.findChildren<QLabel*>(), isWhole));   // it has grown with it
        closeDialog();
        QVERIFY(QDir().rmdir(autostartFile()));
    }

    /// As on a screen of 640 to 400 points.
    void theButtonsStayInSight() {
        Scene scene;
        QDialog& dialog = openSettings(scene);
        dialog.resize(600, 340);
        settle();
        QVERIFY2(dialog.height() <= 340 && dialog.width() <= 600, "it takes more room");
        auto& close = button(dialog, "Close");
        QVERIFY(dialog.rect().contains(QRect(close.mapTo(&dialog, QPoint()), close.size())));
        auto* scrolled = dialog.findChild<QScrollArea*>();
        QVERIFY(scrolled->verticalScrollBar()->maximum() > 0);
        QCOMPARE(scrolled->horizontalScrollBar()->maximum(), 0);
        for (int steps = 0; steps < 30 && !close.hasFocus(); ++steps) {
            const QWidget* now = QApplication::focusWidget();
            const QRect place(now->mapTo(scrolled->viewport(), QPoint()), now->size());
            QVERIFY2(scrolled->viewport()->rect().contains(place), qPrintable(spokenName(*now)));
            press(Qt::Key_Tab);
        }
        QVERIFY(close.hasFocus());
        closeDialog();
    }

    /// By the Tab key from top to bottom, each with a name and no letter twice.
    void theKeyboardReachesEverything() {
        Scene scene;
        QDialog& dialog = openSettings(scene);
        std::vector<QWidget*> walked;
        for (QWidget* at = QApplication::focusWidget(); walked.empty() || at != walked.front();
             at = QApplication::focusWidget()) {
            QVERIFY(at != nullptr && walked.size() < 50);
            QVERIFY2(!spokenName(*at).isEmpty(), at->metaObject()->className());
            walked.push_back(at);
            press(Qt::Key_Tab);
        }
        const auto heightOf = [&](const QWidget* widget) { return widget->mapTo(&dialog, QPoint()).y(); };
        QVERIFY(walked.size() > 2);
        for (std::size_t next = 1; next < walked.size(); ++next)
            QVERIFY2(heightOf(walked[next - 1]) <= heightOf(walked[next]), qPrintable(spokenName(*walked[next])));
        std::map<QKeySequence, QString> letters;
        const auto note = [&](const QString& text) {
            const QKeySequence letter = QKeySequence::mnemonic(text);
            if (!letter.isEmpty()) QVERIFY2(letters.emplace(letter, text).second, qPrintable(text));
        };
        for (const auto* label : dialog.findChildren<QLabel*>())
            if (label->buddy() != nullptr) note(label->text());
        for (const auto* each : dialog.findChildren<QAbstractButton*>()) note(each->text());
        QVERIFY(letters.size() > 1);
        closeDialog();
    }
};

SOCKLENS_GUI_TEST_MAIN(SettingsTest)

#include "settings_test.moc"
