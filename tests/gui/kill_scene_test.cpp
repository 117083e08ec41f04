// The whole way on a real kernel, in a network namespace of its own: a process that listens is seen in the table,
// ended through menu and question, and it alone.
#include "tests/gui/gui_main.h"
#include "tests/gui/real_scene.h"
#include "tests/lab/child_process.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/support/namespaces.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <linux/sched.h>
#include <memory>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

enum class OnSigterm { Ends, GoesOn };

/// A child that alone holds a listening socket, under a name of its own.
class Listener {
public:
    Listener(const char* name, const lab::Endpoint& local, OnSigterm attitude = OnSigterm::Ends) {
        const lab::FileDescriptor socket = lab::listenerOn(local, 5);
        m_port = lab::localEndpoint(socket.get()).port;
        m_child = std::make_unique<lab::ChildProcess>(std::vector<int>{socket.get()}, [=](int stop) {
            prctl(PR_SET_NAME, name);
            signal(SIGTERM, attitude == OnSigterm::GoesOn ? SIG_IGN : SIG_DFL);   // not Qt Test's own handler
            lab::waitForStop(stop);
        });
    }
    int port() const { return m_port; }
    pid_t pid() const { return m_child->pid(); }
    void end() { m_child->stop(); }
    bool isRunning() const { return ending().si_pid == 0; }
    /// The signal that ended it; 0 if it runs or ended otherwise. It stays to be reaped.
    int endedBy() const {
        const siginfo_t info = ending();
        return info.si_pid != 0 && info.si_code == CLD_KILLED ? info.si_status : 0;
    }

private:
    siginfo_t ending() const {
        siginfo_t info{};
        waitid(P_PID, static_cast<id_t>(pid()), &info, WEXITED | WNOHANG | WNOWAIT);
        return info;
    }

    int m_port = 0;
    std::unique_ptr<lab::ChildProcess> m_child;
};

/// A child with a pid that is free, which just waits. -1, with errno, where the kernel gives no pid to order.
pid_t waitingChildWithPid(pid_t wanted) {
    clone_args arguments{};
    arguments.exit_signal = SIGCHLD;
    arguments.set_tid = reinterpret_cast<std::uintptr_t>(&wanted);
    arguments.set_tid_size = 1;
    const auto child = static_cast<pid_t>(syscall(SYS_clone3, &arguments, sizeof arguments));
    if (child != 0) return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) pause();
}

}   // namespace

class KillSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeMenus(); }

    void terminateEndsExactlyThatProcess() {
        const Listener victim("victim", {"127.0.0.1", 0});
        const Listener neighbour("neighbour", {"127.0.0.2", static_cast<std::uint16_t>(victim.port())});
        RealScene scene(QStringLiteral("state:listen"));
        QTRY_COMPARE(scene.table().model()->rowCount(), 2);
        QCOMPARE(cellText(scene.table(), scene.rowOf("victim"), QStringLiteral("Local port")),
                 QString::number(victim.port()));
        QCOMPARE(cellText(scene.table(), scene.rowOf("victim"), QStringLiteral("PID")),
                 QString::number(victim.pid()));

        QMessageBox& box = scene.ask("victim", "Terminate");
        QVERIFY(readText(box).contains(QStringLiteral("victim (%1)").arg(victim.pid())));
        QVERIFY2(readText(box).contains(QLatin1String("1 listening socket")), qPrintable(readText(box)));
        QVERIFY(victim.isRunning());
        click(button(box, "Terminate"));
        QTRY_COMPARE(victim.endedBy(), SIGTERM);
        QTRY_COMPARE(scene.message(),
                     QStringLiteral("victim (pid %1) has ended after SIGTERM.").arg(victim.pid()));
        QTRY_COMPARE(scene.rowOf("victim"), -1);
        QVERIFY(neighbour.isRunning());
        QVERIFY(scene.rowOf("neighbour") >= 0);
    }

    void cancelEndsNobody() {
        const Listener victim("victim", {"127.0.0.1", 0});
        RealScene scene(QStringLiteral("state:listen"));
        QTRY_COMPARE(scene.rowOf("victim"), 0);
        scene.ask("victim", "Kill");
        press(Qt::Key_Return);
        QTRY_VERIFY(openDialog() == nullptr);
        const auto lastSample = [&] {
            return visible<QLabel>(scene.window(), QStringLiteral("Last sample")).text();
        };
        const QString before = lastSample();
        QTRY_VERIFY(lastSample() != before);   // time passes, without a word
        QVERIFY(victim.isRunning());
        QVERIFY(scene.message().isEmpty());
    }

    void whoIgnoresSigtermIsSaidToRunAndCanBeKilled() {
        const Listener stubborn("stubborn", {"127.0.0.1", 0}, OnSigterm::GoesOn);
        RealScene scene(QStringLiteral("state:listen"));
        QTRY_COMPARE(scene.rowOf("stubborn"), 0);
        click(button(scene.ask("stubborn", "Terminate"), "Terminate"));
        QTRY_VERIFY(scene.message().contains(QLatin1String("still running")));
        QVERIFY(stubborn.isRunning());
        QVERIFY(scene.rowOf("stubborn") >= 0);
        click(button(scene.ask("stubborn", "Kill"), "Kill"));
        QTRY_COMPARE(stubborn.endedBy(), SIGKILL);
        QTRY_COMPARE(scene.message(),
                     QStringLiteral("stubborn (pid %1) has ended after SIGKILL.").arg(stubborn.pid()));
        QTRY_COMPARE(scene.rowOf("stubborn"), -1);
    }

    void whoEndedBeforeTheClickIsSaidToHaveEnded() {
        Listener fleeting("fleeting", {"127.0.0.1", 0});
        RealScene scene(QStringLiteral("state:listen"));
        QTRY_COMPARE(scene.rowOf("fleeting"), 0);
        QMessageBox& box = scene.ask("fleeting", "Terminate");
        fleeting.end();
        click(button(box, "Terminate"));
        QTRY_VERIFY2(scene.message().contains(QLatin1String("already ended")), qPrintable(scene.message()));
    }

    void whoGotThePidInBetweenIsSpared() {
        Listener shown("shown", {"127.0.0.1", 0});
        RealScene scene(QStringLiteral("state:listen"));
        QTRY_COMPARE(scene.rowOf("shown"), 0);
        QMessageBox& box = scene.ask("shown", "Kill");
        const pid_t pid = shown.pid();
        shown.end();
        const pid_t heir = waitingChildWithPid(pid);
        if (heir < 0) {
            box.reject();
            QSKIP(std::strerror(errno));   // EPERM: no pid namespace of our own, and not root
        }
        QCOMPARE(heir, pid);
        click(button(box, "Kill"));
        QTRY_VERIFY2(scene.message().contains(QLatin1String("now belongs to another")),
                     qPrintable(scene.message()));
        siginfo_t info{};
        const int waited = waitid(P_PID, static_cast<id_t>(heir), &info, WEXITED | WNOHANG);
        const bool spared = waited == 0 && info.si_pid == 0;
        if (spared) {
            kill(heir, SIGKILL);
            waitpid(heir, nullptr, 0);
        }
        QVERIFY(spared);
    }
};

namespace {

int runHere(int argc, char** argv) {
    lab::enterPrivateNamespace();
    return runGui<KillSceneTest>(argc, argv);
}

int exitCodeOf(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/// A child that ends with its parent.
pid_t forkWithMe() {
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent && getppid() != 0) _exit(1);   // 0: outside of the new pid namespace
    }
    return child;
}

constexpr int noNamespace = 77;

/// As process 1 of a pid namespace, where pids are ours to give.
int runAsFirstProcess(int argc, char** argv) {
    if (!enterNamespaces(CLONE_NEWPID | CLONE_NEWNS).empty()) return noNamespace;
    const pid_t first = forkWithMe();
    if (first < 0) return noNamespace;
    if (first > 0) return exitCodeOf(first);
    if (mount("proc", "/proc", "proc", 0, nullptr) != 0) _exit(noNamespace);
    return runHere(argc, argv);
}

}   // namespace

int main(int argc, char** argv) {
    const pid_t child = forkWithMe();
    if (child == 0) return runAsFirstProcess(argc, argv);
    const int code = child < 0 ? noNamespace : exitCodeOf(child);
    return code == noNamespace ? runHere(argc, argv) : code;
}
#include "kill_scene_test.moc"
