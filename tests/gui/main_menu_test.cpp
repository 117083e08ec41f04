// The menu of the window, the sheet of its shortcuts, and that no key means two things.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/scene.h"
#include "ui/help/shortcut_sheet.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTreeWidget>
#include <algorithm>
#include <map>

using namespace socklens;
using namespace socklens::test;

namespace {

const QStackedWidget& pagesOf(const QWidget& window) {
    return *window.findChild<QStackedWidget*>();
}

bool compete(const ShortcutEntry& a, const ShortcutEntry& b) {
    const bool onOnePage = a.page == b.page || a.page == nullptr || b.page == nullptr;
    const bool inOneView = a.view == b.view || a.view == nullptr || b.view == nullptr;
    return onOnePage && inOneView &&
           std::ranges::any_of(a.keys, [&](const QKeySequence& key) { return b.keys.contains(key); });
}

QStringList textsOf(const QTreeWidget& list) {
    QStringList texts;
    for (int area = 0; area < list.topLevelItemCount(); ++area)
        for (int row = 0; row < list.topLevelItem(area)->childCount(); ++row) {
            const QTreeWidgetItem& item = *list.topLevelItem(area)->child(row);
            texts
                << QStringLiteral("%1: %2: %3").arg(list.topLevelItem(area)->text(0), item.text(0), item.text(1));
        }
    return texts;
}

/// Letters behind "&", of what is visible.
QStringList sharedLetters(const QWidget& window) {
    QStringList shared;
    std::map<QKeySequence, QString> seen;
    const auto note = [&](const QString& text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (key.isEmpty()) return;
        if (const auto [known, isNew] = seen.emplace(key, text); !isNew) shared << known->second + " / " + text;
    };
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) note(button->text());
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy()) note(label->text());
    }
    return shared;
}

}   // namespace

class MainMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void opensByMouseAndKeyboard() {
        Scene scene;
        click(button(scene.window(), "Menu"));
        QTRY_VERIFY(openMenu() != nullptr);
        QCOMPARE(openMenu(), scene.window().menu());
        closeMenus();
        press(Qt::Key_F10);
        QTRY_VERIFY(openMenu() != nullptr);
    }

    void noKeyMeansTwoThings() {
        Scene scene;
        const auto entries = shortcutsOf(scene.window(), pagesOf(scene.window()));
        QVERIFY(entries.size() > 15);
        for (auto one = entries.begin(); one != entries.end(); ++one)
            for (auto other = one + 1; other != entries.end(); ++other)
                QVERIFY2(!compete(*one, *other), qPrintable(one->text + " / " + other->text));
    }

    /// Whoever adds a key has to say what it does.
    void everyKeySaysWhatItDoes() {
        Scene scene;
        for (const ShortcutEntry& entry : shortcutsOf(scene.window(), pagesOf(scene.window())))
            QVERIFY2(!entry.text.isEmpty(), qPrintable(entry.keys.constFirst().toString()));
    }

    void noLetterMeansTwoThings() {
        Scene scene;
        for (int page = 0; page < pagesOf(scene.window()).count(); ++page) {
            scene.window().showPage(static_cast<PageName>(page));
            settle();
            const QStringList shared = sharedLetters(scene.window());
            QVERIFY2(shared.isEmpty(), qPrintable(scene.page() + ": " + shared.join(QStringLiteral("; "))));
        }
    }

    void theSheetListsThem() {
        Scene scene;
        scene.table().setFocus();
        press(Qt::Key_Question);
        auto& sheet = awaitDialog<QDialog>();
        const QStringList texts = textsOf(visible<QTreeWidget>(sheet, QStringLiteral("Keyboard shortcuts")));
        const auto has = [&](const char* line) { return texts.contains(QString::fromLatin1(line)); };
        QVERIFY2(has("Everywhere: Quit: Ctrl+Q"), qPrintable(texts.join(u'\n')));
        QVERIFY(has("Everywhere: Pause: Space"));
        QVERIFY(has("Everywhere: Keyboard shortcuts: ?"));
        const QStringList ending = texts.filter(QStringLiteral(": Terminate their owner: Del"));
        QVERIFY2(!ending.isEmpty() && ending.first().startsWith(QStringLiteral("Sockets, Processes")),
                 qPrintable(texts.join(u'\n')));
        QVERIFY(texts.filter(QStringLiteral("What can be done with the selected rows: Shift+F10, Menu")).size() >
                0);
        press(Qt::Key_Escape);
        QTRY_VERIFY(openDialog() == nullptr);
    }

    void itLeavesTypingAlone() {
        Scene scene;
        auto& filter = visible<QLineEdit>(scene.window(), QStringLiteral("Filter"));
        filter.setFocus();
        type(QStringLiteral("a?b"));
        QCOMPARE(filter.text(), QStringLiteral("a?b"));
        QVERIFY(openDialog() == nullptr);
    }

    void about() {
        Scene scene;
        click(button(scene.window(), "Menu"));
        choose({QStringLiteral("About")});
        auto& box = awaitDialog<QMessageBox>();
        QVERIFY(box.text().contains(QStringLiteral(SOCKLENS_VERSION)));
        QVERIFY(box.informativeText().contains(QStringLiteral("General Public License")));
        QVERIFY(!box.iconPixmap().isNull());
        press(Qt::Key_Escape);
        QTRY_VERIFY(openDialog() == nullptr);
    }
};

SOCKLENS_GUI_TEST_MAIN(MainMenuTest)

#include "main_menu_test.moc"
