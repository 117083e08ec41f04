// The help inside the program: about what is on the screen, whole, and in the user's language.
#include "tests/gui/gui_main.h"

#include "app/core/socket.h"
#include "tests/gui/input.h"
#include "tests/gui/scene.h"
#include "ui/help/help_window.h"

#include <QListWidget>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace socklens;
using namespace socklens::test;

namespace {

HelpWindow* help(const MainWindow& window) {
    auto* found = window.findChild<HelpWindow*>();
    return found != nullptr && found->isVisible() ? found : nullptr;
}

QListWidget& topics(const MainWindow& window) {
    return visible<QListWidget>(*help(window), QStringLiteral("Topics"));
}

QTextBrowser& text(const MainWindow& window) {
    return visible<QTextBrowser>(*help(window), QStringLiteral("Help text"));
}

}   // namespace

class HelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void isAboutThePageThatIsShown_data() {
        QTest::addColumn<PageName>("page");
        QTest::addColumn<QString>("topic");
        QTest::newRow("overview") << PageName::Overview << "The first minute";
        QTest::newRow("leftovers") << PageName::Leftovers << "My program crashed and left sockets behind";
        QTest::newRow("ports") << PageName::Ports << "My server cannot bind its port";
        QTest::newRow("sockets") << PageName::Sockets << "What the states mean";
        QTest::newRow("tuning") << PageName::Tuning << "Why TIME_WAIT exists";
    }

    void isAboutThePageThatIsShown() {
        QFETCH(const PageName, page);
        QFETCH(const QString, topic);
        Scene scene(page);
        press(Qt::Key_F1);
        QTRY_VERIFY(help(scene.window()) != nullptr);
        QCOMPARE(topics(scene.window()).currentItem()->text(), topic);
        QTextBrowser& browser = text(scene.window());
        QTRY_COMPARE(browser.cursorForPosition(QPoint(30, 12)).block().text(), topic);
        bringUp(*help(scene.window()));
        press(Qt::Key_Escape);
        QTRY_VERIFY(help(scene.window()) == nullptr);
    }

    /// The second time it is the same window, about what is on the screen now.
    void aTopicIsChosenByKeys() {
        Scene scene(PageName::Overview);
        press(Qt::Key_F1);
        QTRY_VERIFY(help(scene.window()) != nullptr);
        bringUp(*help(scene.window()));
        press(Qt::Key_Down);
        QCOMPARE(topics(scene.window()).currentRow(), 1);
        QTRY_VERIFY(text(scene.window()).verticalScrollBar()->value() > 0);
    }

    void topicsAreWhole_data() { isWholeInEveryLanguage_data(); }

    void topicsAreWhole() {
        QFETCH(const QLocale, locale);
        QLocale::setDefault(locale);
        Scene scene;
        press(Qt::Key_F1);
        QTRY_VERIFY(help(scene.window()) != nullptr);
        settle();
        const QListWidget& list = topics(scene.window());
        const int margin = list.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &list) + 1;
        for (int row = 0; row < list.count(); ++row) {
            const QRect cell = list.visualItemRect(list.item(row));
            const QRect place(0, 0, cell.width() - 2 * margin, 10'000);
            const QRect text = list.fontMetrics().boundingRect(place, Qt::TextWordWrap, list.item(row)->text());
            QVERIFY2(text.height() <= cell.height() && text.width() <= place.width(),
                     qPrintable(list.item(row)->text()));
            QVERIFY(list.viewport()->rect().contains(cell));
        }
    }

    void isWholeInEveryLanguage_data() {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("English") << QLocale(QLocale::English);
        QTest::newRow("German") << QLocale(QLocale::German, QLocale::Austria);
        QTest::newRow("one that there is not") << QLocale(QLocale::Icelandic);
    }

    void isWholeInEveryLanguage() {
        QFETCH(const QLocale, locale);
        QLocale::setDefault(locale);
        Scene scene;
        press(Qt::Key_F1);
        QTRY_VERIFY(help(scene.window()) != nullptr);
        const QString written = text(scene.window()).toPlainText();
        QCOMPARE(written.contains(QStringLiteral("Zustand")), locale.language() == QLocale::German);
        QCOMPARE(topics(scene.window()).count(), static_cast<int>(HelpTopic::Keys) + 1);
        for (int state = static_cast<int>(State::Established); state <= static_cast<int>(State::Closing); ++state)
            QVERIFY(written.contains(QString::fromUtf8(toText(static_cast<State>(state)).data())));
        for (const char* wanted : {"SO_REUSEADDR", "tcp_fin_timeout", "tcp_tw_reuse", "SO_LINGER", "SOCK_CLOEXEC"})
            QVERIFY2(written.contains(QLatin1String(wanted)), wanted);
    }
};

SOCKLENS_GUI_TEST_MAIN(HelpTest)

#include "help_test.moc"
