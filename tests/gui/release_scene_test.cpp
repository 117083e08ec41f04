// The whole way on a real kernel: 20,000 leftovers are selected, released through menu and dialog, and gone from
// the table; no listener and no living connection is touched.
#include "tests/gui/gui_main.h"
#include "tests/gui/real_scene.h"
#include "tests/lab/child_process.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/support/rights.h"

#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QPushButton>
#include <cerrno>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

class ReleaseSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void twentyThousandAreReleased() {
        if (geteuid() != 0) QSKIP("needs the rights of an administrator in a network of its own");
        constexpr int wanted = 20'000;
        lab::writeSysctl("net/ipv4/ip_local_port_range", "1100 65000");
        lab::writeSysctl("net/ipv4/tcp_tw_reuse",
                         "0");   // or new connections replace the leftovers of a second ago
        const lab::FileDescriptor listener = lab::listenerOn({"0.0.0.0", 0}, 64);
        lab::leaveBehind(listener.get(), wanted);
        const lab::Connection alive = lab::connectThrough(listener.get());

        RealScene scene(QString{});
        QTableView& table = scene.table();
        const auto count = [&table](const char* state) {
            int rows = 0;
            for (int row = 0; row < table.model()->rowCount(); ++row)
                rows += cellText(table, row, QStringLiteral("State")) == QLatin1String(state) ? 1 : 0;
            return rows;
        };
        QTRY_VERIFY_WITH_TIMEOUT(count("TIME_WAIT") >= wanted, 20'000);
        const int living = table.model()->rowCount() - count("TIME_WAIT");
        QCOMPARE(living, 3);
        table.selectAll();
        clickCell(table,
                  cellAt(table, rowWith(table, QStringLiteral("State"), QStringLiteral("TIME_WAIT")),
                         QStringLiteral("State")),
                  Qt::RightButton);
        choose({QStringLiteral("Release leftovers")});
        QTRY_VERIFY(openDialog() != nullptr);
        QAbstractButton* proceed = nullptr;
        for (QAbstractButton* candidate : openDialog()->findChild<QDialogButtonBox*>()->buttons())
            if (candidate->text().contains(QLatin1String("Release"))) proceed = candidate;
        QElapsedTimer clock;
        clock.start();
        click(*proceed);
        QTRY_VERIFY_WITH_TIMEOUT(scene.message().contains(QLatin1String(" done.")), 20'000);
        const qint64 answered = clock.elapsed();
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), living, 20'000);
        qInfo("%s after %lld ms; gone from the table after %lld ms", qPrintable(scene.message()),
              static_cast<long long>(answered), static_cast<long long>(clock.elapsed()));
        QCOMPARE(count("LISTEN"), 1);
        QCOMPARE(count("ESTABLISHED"), 2);
        QCOMPARE(lab::tcpState(listener.get()), static_cast<int>(TCP_LISTEN));
        QCOMPARE(lab::tcpState(alive.client.get()), static_cast<int>(TCP_ESTABLISHED));
    }

    /// One's own connection, with FIN and with RST, without any right but the user's. Comes last: there is no way
    /// back.
    void anOrdinaryUserEndsConnections_data() {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<int>("seenByThePeer");   // an errno; 0: the end of the connection
        QTest::newRow("FIN") << "Close gracefully"
                             << "Close 1 socket(s)" << 0;
        QTest::newRow("RST") << "Abort"
                             << "Abort 1 socket(s)" << ECONNRESET;
    }
    void anOrdinaryUserEndsConnections() {
        QFETCH(QString, choice);
        QFETCH(QString, verb);
        constexpr uid_t somebody = 4343;
        if (geteuid() == 0) {
            QDir(qEnvironmentVariable("XDG_CONFIG_HOME")).removeRecursively();   // later it is not allowed to
            const std::string hindrance = becomeUser(somebody);
            if (!hindrance.empty()) QSKIP(hindrance.c_str());
        }
        const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 64);
        lab::Connection connection = lab::connectThrough(listener.get());
        lab::ChildProcess owner({connection.server.get()}, [](int stop) {
            prctl(PR_SET_NAME, "owner");
            lab::waitForStop(stop);
        });
        connection.server.reset();
        RealScene scene(QStringLiteral("process:owner"));
        QTRY_COMPARE(scene.table().model()->rowCount(), 1);
        clickCell(scene.table(), cellAt(scene.table(), 0, QStringLiteral("State")), Qt::RightButton);
        if (const QAction* action = findEntry(*openMenu(), choice); !action->isEnabled())
            QSKIP(qPrintable(action->toolTip()));
        choose({choice});
        click(visible<QAbstractButton>(awaitDialog(), verb));
        QTRY_VERIFY_WITH_TIMEOUT(!scene.message().isEmpty(), 20'000);
        lab::awaitReadable(connection.client.get());
        char byte = 0;
        const ssize_t got = recv(connection.client.get(), &byte, 1, MSG_DONTWAIT);
        QTEST(got < 0 ? errno : static_cast<int>(got), "seenByThePeer");
        siginfo_t ending{};
        QCOMPARE(waitid(P_PID, static_cast<id_t>(owner.pid()), &ending, WEXITED | WNOHANG | WNOWAIT), 0);
        QCOMPARE(ending.si_pid, 0);   // the owner lives
        qInfo("%s", qPrintable(scene.message()));
    }
};

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    return runGui<ReleaseSceneTest>(argc, argv);
}
#include "release_scene_test.moc"
