// The icon in the panel: what it shows, its menu, and how the program lives on behind it. The panel itself is only
// played: the offscreen platform has none.
#include "tests/gui/finding.h"
#include "tests/gui/gui_main.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/scene.h"
#include "tests/gui/session_bus.h"
#include "tests/gui/silent_peers.h"
#include "ui/background/background_watch.h"
#include "ui/background/tray_badge.h"
#include "ui/background/tray_host.h"

#include <QDBusConnection>
#include <QSignalSpy>
#include <QSystemTrayIcon>
#include <QTest>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds forEver = 10min;

/// The desktop's, as far as it is needed.
class Panel : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered MEMBER hasHost)

public:
    bool hasHost = false;
};

QSystemTrayIcon* iconOf(const QObject& owner) {
    return owner.findChild<QSystemTrayIcon*>();
}

BackgroundWatch& backgroundOf(Scene& scene) {
    return *scene.window().findChild<BackgroundWatch*>();
}

/// A window with its icon in the panel.
class Tray : public Scene {
public:
    Tray() : Scene(PageName::Overview) {
        backgroundOf(*this).setTrayPlace([] { return true; });
        backgroundOf(*this).setTrayWanted(true);
    }
    QSystemTrayIcon& icon() { return *iconOf(window()); }
    void choose(const char* text) { entry(*icon().contextMenu(), QString::fromUtf8(text)).trigger(); }
};

/// A part of the picture that has this colour, or one close to it.
double shareOf(const QImage& image, const QColor& color) {
    int alike = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 200 && std::abs(pixel.red() - color.red()) < 40 &&
                std::abs(pixel.green() - color.green()) < 40 && std::abs(pixel.blue() - color.blue()) < 40)
                ++alike;
        }
    return alike / static_cast<double>(image.width() * image.height());
}

}   // namespace

class TrayTest : public QObject {
    Q_OBJECT

    SessionBus m_bus;
    QDBusConnection m_desktop{QString()};
    Panel m_panel;

private Q_SLOTS:
    void initTestCase() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.isThere() ? m_bus.address().toLatin1() : "unix:path=/nowhere");
        if (!m_bus.isThere()) return;
        m_desktop = QDBusConnection::connectToBus(m_bus.address(), QStringLiteral("desktop"));
        QVERIFY(m_desktop.registerObject(QStringLiteral("/StatusNotifierWatcher"), &m_panel,
                                         QDBusConnection::ExportAllProperties));
        QVERIFY(m_desktop.registerService(QStringLiteral("org.kde.StatusNotifierWatcher")));
    }
    void init() { m_panel.hasHost = false; }
    void cleanup() {
        QApplication::setQuitOnLastWindowClosed(true);
        closeMenus();
    }

    void onWishOnly() {
        Scene scene;
        QVERIFY(iconOf(scene.window()) == nullptr);
        backgroundOf(scene).setTrayWanted(true);   // there is no panel
        QVERIFY(iconOf(scene.window()) == nullptr);
        QVERIFY(QApplication::quitOnLastWindowClosed());
        backgroundOf(scene).setTrayPlace([] { return true; });
        backgroundOf(scene).setTrayWanted(true);
        QVERIFY(iconOf(scene.window()) != nullptr);
        backgroundOf(scene).setTrayWanted(false);
        QVERIFY(iconOf(scene.window()) == nullptr);
        QVERIFY(scene.window().isVisible());
    }

    void closingHides() {
        Tray scene;
        scene.window().close();
        QVERIFY(!scene.window().isVisible());
        QVERIFY(!QApplication::quitOnLastWindowClosed());
        Q_EMIT scene.icon().activated(QSystemTrayIcon::Trigger);
        QVERIFY(scene.window().isVisible());
        backgroundOf(scene).setTrayWanted(false);
        QVERIFY(QApplication::quitOnLastWindowClosed());
        QVERIFY(scene.window().close());
    }

    /// A window that nobody could bring back is shown.
    void withoutItsIconTheWindowIsThere() {
        Tray scene;
        scene.window().close();
        backgroundOf(scene).setTrayWanted(false);
        QVERIFY(scene.window().isVisible());
    }

    void theMenuShowsAndHides() {
        Tray scene;
        scene.choose("Hide the window");
        QVERIFY(!scene.window().isVisible());
        scene.choose("Show the window");
        QVERIFY(scene.window().isVisible());
        scene.window().showMinimized();
        QTRY_VERIFY(findEntry(*scene.icon().contextMenu(), QStringLiteral("Show the window")) != nullptr);
        scene.choose("Show the window");
        QVERIFY(!scene.window().isMinimized());
    }

    void theMenuPauses() {
        Tray scene;
        scene.choose("Pause");
        QVERIFY(scene.probe().paused);
        QVERIFY(scene.icon().toolTip().startsWith(QStringLiteral("Paused")));
        scene.window().close();   // nobody waits to be told anything: it stays as it was left
        QVERIFY(scene.probe().paused);
        scene.choose("Resume");
        QVERIFY(!scene.probe().paused);
        scene.session().setPaused(true);   // by the button of the toolbar
        QVERIFY(findEntry(*scene.icon().contextMenu(), QStringLiteral("Resume")) != nullptr);
    }

    void theMenuQuits() {
        Tray scene;
        const QSignalSpy quits(qApp, &QCoreApplication::aboutToQuit);
        QTimer::singleShot(0, &scene.window(), [&] { scene.choose("Quit"); });
        QTimer::singleShot(10s, qApp, [] { QCoreApplication::exit(1); });
        QCOMPARE(QApplication::exec(), 0);
        QVERIFY(!scene.window().isVisible());
    }

    /// Whoever watches for crashes has the same icon, and it goes with the last wish.
    void watchingNeedsItToo() {
        Tray scene;
        backgroundOf(scene).setWatching(true);
        QCOMPARE(scene.window().findChildren<QSystemTrayIcon*>().size(), 1);
        backgroundOf(scene).setTrayWanted(false);
        QVERIFY(iconOf(scene.window()) != nullptr);
        backgroundOf(scene).setWatching(false);
        QVERIFY(iconOf(scene.window()) == nullptr);
    }

    void countsWhatNeedsAttention() {
        Tray scene;
        QCOMPARE(scene.icon().toolTip(), QStringLiteral("Nothing needs attention."));
        const QImage plain = scene.icon().icon().pixmap(22, 22).toImage();
        for (const auto at : {0s, 1s, 2s}) scene.probe().show(silentPeers(2, at));
        QTRY_VERIFY2(scene.icon().toolTip().startsWith(QStringLiteral("2 thing(s) need attention.\n")),
                     qPrintable(scene.icon().toolTip()));
        QVERIFY(scene.icon().toolTip().endsWith(
            QStringLiteral("client (pid 77) gets no answer from 10.0.9.1 port 443.")));
        QVERIFY(scene.icon().icon().pixmap(22, 22).toImage() != plain);
    }

    void theNumberIsReadable_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("side");
        for (const int count : {1, 9, 42, 1000})
            for (const int side : {16, 22, 44}) QTest::addRow("%d at %d", count, side) << count << side;
    }

    /// White figures on the badge, the badge on the icon; every number another picture.
    void theNumberIsReadable() {
        QFETCH(const int, count);
        QFETCH(const int, side);
        const auto drawn = [&](int number) {
            return iconWithBadge(static_cast<std::size_t>(number)).pixmap(QSize(side, side), 1.0).toImage();
        };
        const QImage image = drawn(count);
        QCOMPARE(image.size(), QSize(side, side));
        const QRect badge(side / 3, side / 2, side - side / 3, side - side / 2);
        QVERIFY(shareOf(image.copy(badge), QColor(0xc6, 0x28, 0x28)) > 0.2);
        QVERIFY(shareOf(image.copy(badge), Qt::white) > 0.02);
        QVERIFY(image != drawn(count + 1) || count > 99);
    }

    void itSaysSoInWords() {
        Finding worst;
        worst.title = {"%1 is not well.", {"nginx"}};
        QCOMPARE(trayToolTip({}, false), QStringLiteral("Nothing needs attention."));
        QCOMPARE(trayToolTip(std::vector{worst}, false),
                 QStringLiteral("1 thing(s) need attention.\nnginx is not well."));
        QCOMPARE(trayToolTip({}, true), QStringLiteral("Paused: this is as it was.\nNothing needs attention."));
    }

    void beginsHiddenOncePanelIsThere() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        MonitorSession session([] { return std::make_unique<FakeProbe>(); });
        QWidget window;
        bool wasAsked = false;
        BackgroundWatch background(session, &window);
        background.setTrayPlace([&] { return wasAsked = true; });
        background.beginHidden(forEver);
        background.setTrayWanted(true);   // as it was kept
        QTest::qWait(400);                // it has been told that there is no panel yet
        QVERIFY(!wasAsked);               // Qt would remember the answer for ever
        QVERIFY(!QApplication::quitOnLastWindowClosed());
        m_panel.hasHost = true;
        QTRY_VERIFY(iconOf(background) != nullptr);
        QVERIFY(!window.isVisible());
        QVERIFY(background.staysWhenClosed());
    }

    void withoutAPanelItShowsItsWindow() {
        MonitorSession session([] { return std::make_unique<FakeProbe>(); });
        QWidget window;
        BackgroundWatch background(session, &window);
        background.setTrayPlace([] { return false; });
        background.beginHidden(50ms);
        QVERIFY(!window.isVisible());
        QTRY_VERIFY(window.isVisible());
        QVERIFY(iconOf(background) == nullptr);
        QVERIFY(QApplication::quitOnLastWindowClosed());
    }

    void aSecondHiddenStartLeavesEverythingAsItIs() {
        Tray scene;
        scene.window().close();
        scene.window().startAgain(
            {QStringLiteral("socklens"), QStringLiteral("--background"), QStringLiteral("--page=ports")});
        QVERIFY(!scene.window().isVisible());
        QCOMPARE(scene.window().state().start.page, PageName::Overview);
        scene.window().startAgain({QStringLiteral("socklens")});
        QVERIFY(scene.window().isVisible());
    }
};

SOCKLENS_GUI_TEST_MAIN(TrayTest)

#include "tray_test.moc"
