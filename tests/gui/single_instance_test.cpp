// A second start shows the first window. The real program, on a session bus of the test's own.
#include "tests/gui/gui_main.h"
#include "tests/gui/scene.h"
#include "tests/gui/session_bus.h"
#include "ui/background/single_instance.h"
#include "ui/kept_state.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <csignal>
#include <memory>

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

namespace {

constexpr int longEnough = 20'000;   // milliseconds, until a program has ended that has nothing to wait for

}   // namespace

class SingleInstanceTest : public QObject {
    Q_OBJECT

private:
    SessionBus m_bus;
    QTemporaryDir m_home;

    /// With this bus, or none.
    std::unique_ptr<QProcess> start(const QString& bus, const QStringList& arguments = {},
                                    const QStringList& within = {}) const {
        auto program = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path());
        program->setProcessEnvironment(environment);
        const QStringList command = within + QStringList{QStringLiteral(SOCKLENS_PROGRAM)} + arguments;
        program->start(command.first(), command.mid(1));
        return program;
    }
    /// How many windows have a name on the bus.
    int windows() const {
        const QDBusConnection bus = QDBusConnection::connectToBus(m_bus.address(), QStringLiteral("watcher"));
        const QStringList names = bus.interface()->registeredServiceNames();
        return static_cast<int>(names.filter(QStringLiteral("org.socklens.Socklens.netns_")).size());
    }
    /// Whether the first window has its event loop by now.
    bool answers() const {
        QDBusConnection bus = QDBusConnection::connectToBus(m_bus.address(), QStringLiteral("watcher"));
        const QStringList names = bus.interface()->registeredServiceNames();
        const QStringList windows = names.filter(QStringLiteral("org.socklens.Socklens.netns_"));
        if (windows.isEmpty()) return false;
        QDBusMessage call =
            QDBusMessage::createMethodCall(windows.first(), QStringLiteral("/org/socklens/Socklens"),
                                           QStringLiteral("org.socklens.Socklens"), QStringLiteral("show"));
        call << QStringList{QStringLiteral("socklens")};
        return bus.call(call, QDBus::Block, longEnough).type() == QDBusMessage::ReplyMessage;
    }
    static void end(QProcess& program) {
        program.terminate();
        program.waitForFinished();
    }

private Q_SLOTS:
    /// Before anything is asked of it.
    void initTestCase() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.isThere() ? m_bus.address().toLatin1() : "unix:path=/nowhere");
    }

    void aSecondStartEndsAtOnce() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        const auto first = start(m_bus.address());
        QTRY_COMPARE_WITH_TIMEOUT(windows(), 1, longEnough);
        const auto second = start(m_bus.address(), {QStringLiteral("--page=ports")});
        QVERIFY(second->waitForFinished(longEnough));
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(first->state(), QProcess::Running);
        QCOMPARE(windows(), 1);

        // Another network namespace has other sockets: a window of its own.
        const auto elsewhere = start(m_bus.address(), {},
                                     {QStringLiteral("unshare"), QStringLiteral("--user"),
                                      QStringLiteral("--map-root-user"), QStringLiteral("--net")});
        QTRY_VERIFY_WITH_TIMEOUT(windows() == 2 || elsewhere->state() == QProcess::NotRunning, longEnough);
        const bool wasAllowed = elsewhere->state() == QProcess::Running;
        end(*elsewhere);
        if (!wasAllowed) QVERIFY(elsewhere->readAllStandardError().contains("unshare"));
        end(*first);
        QTRY_COMPARE_WITH_TIMEOUT(windows(), 0, longEnough);
        const auto third = start(m_bus.address());
        QTRY_COMPARE_WITH_TIMEOUT(windows(), 1, longEnough);
        end(*third);
    }

    /// A session that ends does not close the window first.
    void whatIsShownIsKeptWhenItIsTerminated() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        const QString file = m_home.filePath(QStringLiteral("socklens/socklens.conf"));
        for (const int signal : {SIGTERM, SIGINT}) {
            QFile::remove(file);
            const auto program = start(m_bus.address(), {QStringLiteral("--page=tuning")});
            QTRY_COMPARE_WITH_TIMEOUT(windows(), 1, longEnough);
            // The name is there before the window is: who answers has both.
            QVERIFY(answers());
            QCOMPARE(kill(static_cast<pid_t>(program->processId()), signal), 0);
            QVERIFY(program->waitForFinished(longEnough));
            QCOMPARE(program->exitStatus(), QProcess::NormalExit);
            QCOMPARE(program->exitCode(), 0);
            QCOMPARE(readKeptState(file).start.page, PageName::Tuning);
        }
    }

    void theFirstOneIsToldWhatIsAskedFor() {
        if (!m_bus.isThere()) QSKIP("there is no dbus-daemon");
        SingleInstance instance;
        QVERIFY(instance.begin());
        const QSignalSpy wanted(&instance, &SingleInstance::wanted);
        const auto second =
            start(m_bus.address(), {QStringLiteral("--page=ports"), QStringLiteral("--filter=tcp")});
        QTRY_COMPARE_WITH_TIMEOUT(second->state(), QProcess::NotRunning, longEnough);
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toStringList().mid(1),
                 QStringList({QStringLiteral("--page=ports"), QStringLiteral("--filter=tcp")}));
    }

    void theWindowShowsWhatIsAskedFor() {
        Scene scene(PageName::Overview);
        scene.window().showMinimized();
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--page=sockets"),
                                   QStringLiteral("--filter=state:listen"), QStringLiteral("--interval=2")});
        QVERIFY(!scene.window().isMinimized());
        QCOMPARE(scene.page(), QStringLiteral("Sockets"));
        QCOMPARE(scene.window().state().start.filter, QStringLiteral("state:listen"));
        QCOMPARE(scene.session().interval(), 2000ms);
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--page=ports")});
        QCOMPARE(scene.page(), QStringLiteral("Ports"));
        QCOMPARE(scene.window().state().start.filter, QStringLiteral("state:listen"));
        QCOMPARE(scene.message(), QString());
    }

    /// Any program of the session can ask for anything.
    void whatIsWrongIsSaid() {
        Scene scene(PageName::Overview);
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--page=moon")});
        QCOMPARE(scene.page(), QStringLiteral("Overview"));
        QVERIFY2(scene.message().contains(QStringLiteral("There is no page “moon”")), qPrintable(scene.message()));
        scene.window().startAgain({});
        scene.window().startAgain({QStringLiteral("socklens"), QStringLiteral("--theme=dark"), QString()});
        QCOMPARE(scene.page(), QStringLiteral("Overview"));
    }
};

SOCKLENS_GUI_TEST_MAIN(SingleInstanceTest)

#include "single_instance_test.moc"
