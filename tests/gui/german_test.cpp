// The window of somebody whose language is German: pages, headers, menus and numbers; and in both languages, that
// no letter is the key of two things at once.
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/office.h"
#include "tests/gui/scene.h"
#include "ui/translations.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTranslator>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

QStringList pageNames(Scene& scene) {
    const auto* pages = scene.window().findChild<QListWidget*>();
    QStringList names;
    for (int row = 0; row < pages->count(); ++row) names << pages->item(row)->text();
    return names;
}

QStringList headers(const QAbstractItemView& view) {
    QStringList titles;
    for (int column = 0; column < view.model()->columnCount(); ++column)
        titles << view.model()->headerData(column, Qt::Horizontal).toString();
    return titles;
}

/// A label says just this.
bool says(const QWidget& where, const char* line) {
    return readText(where).split(u'\n').contains(QString::fromUtf8(line));
}

Snapshot crowd(int sockets) {
    SnapshotBuilder builder;
    for (int at = 0; at < sockets; ++at)
        builder.add(tcp(static_cast<std::uint64_t>(at) + 1, State::Established, 80, 1024 + at));
    return builder.take();
}

/// The letters that do something, each with what has it.
class Keys {
public:
    void add(const QString& text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty() && !m_seen.insert(key.toString()).second) m_shared << text;
    }
    /// Those that come second.
    QStringList shared() const { return m_shared; }

private:
    std::set<QString> m_seen;
    QStringList m_shared;
};

QStringList sharedKeys(const QWidget& window) {
    Keys keys;
    for (const auto* button : window.findChildren<QAbstractButton*>())
        if (button->isVisible()) keys.add(button->text());
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->isVisible() && label->buddy() != nullptr) keys.add(label->text());
    return keys.shared();
}

QStringList sharedKeys(const QMenu& menu) {
    Keys keys;
    QStringList shared;
    for (const QAction* action : menu.actions()) {
        if (action->isVisible()) keys.add(action->text());
        if (action->menu() != nullptr) shared << sharedKeys(*action->menu());
    }
    return keys.shared() + shared;
}

}   // namespace

class GermanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void pagesHeadersAndNumbers();
    void theCoreSpeaksGermanToo();
    void theMenuSpeaksGermanToo();
    void othersGetEnglish();
    void keysAreUnique_data();
    void keysAreUnique();

private:
    static void speak(QLocale::Language language);
};

void GermanTest::speak(QLocale::Language language) {
    QLocale::setDefault(QLocale(language));
    installTranslations();
}

void GermanTest::init() {
    speak(QLocale::German);
}

void GermanTest::cleanup() {
    closeMenus();
    qDeleteAll(qApp->findChildren<QTranslator*>());
}

void GermanTest::pagesHeadersAndNumbers() {
    Scene scene;
    QCOMPARE(pageNames(scene),
             QStringList({QStringLiteral("Übersicht"), QStringLiteral("Sockets"), QStringLiteral("Prozesse"),
                          QStringLiteral("Überbleibsel"), QStringLiteral("Ports"), QStringLiteral("Kernel"),
                          QStringLiteral("Logbuch"), QStringLiteral("Vergleich")}));
    scene.probe().show(crowd(1234));
    const auto titles = headers(scene.table());
    for (const char* title : {"Prozess", "Zustand", "Lokaler Port", "Gegenadresse"})
        if (!titles.contains(QString::fromUtf8(title))) QFAIL(qPrintable(titles.join(u' ')));
    for (const char* line : {"1.234 Sockets", "1.234 von 1.234 Sockets"})
        QTRY_VERIFY2(says(scene.window(), line), qPrintable(readText(scene.window())));
}

void GermanTest::theCoreSpeaksGermanToo() {
    Scene scene;
    auto& filter = visible<QLineEdit>(scene.window(), QStringLiteral("Filter"));
    filter.setText(QStringLiteral("port:"));
    QTRY_VERIFY2(readText(scene.window()).contains(QStringLiteral("wird ein Wert erwartet.")),
                 qPrintable(readText(scene.window())));
}

void GermanTest::theMenuSpeaksGermanToo() {
    Scene scene;
    scene.probe().show(office());
    QTableView& table = scene.table();
    clickCell(table, cellAt(table, 0, QStringLiteral("Prozess")), Qt::RightButton);
    QTRY_VERIFY(openMenu() != nullptr);
    QVERIFY(findEntry(*openMenu(), QStringLiteral("Ordentlich schließen (FIN) …")) != nullptr);
}

void GermanTest::othersGetEnglish() {
    cleanup();
    speak(QLocale::French);
    Scene scene;
    scene.probe().show(crowd(1));
    QCOMPARE(pageNames(scene).front(), QStringLiteral("Overview"));
    QTRY_VERIFY(says(scene.window(), "1 of 1 socket"));
}

void GermanTest::keysAreUnique_data() {
    QTest::addColumn<QLocale::Language>("language");
    QTest::newRow("German") << QLocale::German;
    QTest::newRow("English") << QLocale::English;
}

void GermanTest::keysAreUnique() {
    QFETCH(const QLocale::Language, language);
    cleanup();
    speak(language);
    Scene scene;
    scene.probe().show(office());
    for (int page = 0; page < 7; ++page) {
        press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
        QCOMPARE(sharedKeys(scene.window()), QStringList());
    }
    press(Qt::Key_2, Qt::ControlModifier);
    QTableView& table = scene.table();
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        clickCell(table, table.model()->index(row, 1), Qt::RightButton);
        QTRY_VERIFY(openMenu() != nullptr);
        QCOMPARE(sharedKeys(*openMenu()), QStringList());
        closeMenus();
    }
    press(Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(sharedKeys(awaitDialog<QDialog>()), QStringList());
    press(Qt::Key_Escape);
}

SOCKLENS_GUI_TEST_MAIN(GermanTest)
#include "german_test.moc"
