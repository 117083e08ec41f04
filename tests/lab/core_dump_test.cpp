// A crashed program that still has its port, for its core is being written: what the agent says of it, on the real
// kernel.
#include <QTest>

#include "tests/lab/child_process.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/run_program.h"
#include "tests/lab/sockets.h"
#include "tests/lab/temporary_directory.h"
#include "tests/lab/wait.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

std::string contentOf(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The kernel writes cores into the working directory of the program: nowhere else does a test want them.
bool coresStayWithTheProgram() {
    const std::string pattern = contentOf("/proc/sys/kernel/core_pattern");
    return !pattern.empty() && pattern.find_first_of("|/@") == std::string::npos;
}

/// Crashes, and is being written for ten seconds or so: page after page of memory that was never touched takes
/// time, but no place on the disk.
void crashAtLength(const std::string& directory) {
    constexpr std::size_t size = std::size_t{256} << 30U;
    const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
    if (chdir(directory.c_str()) != 0 || setrlimit(RLIMIT_CORE, &all) != 0) return;
    void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return;
    *static_cast<volatile char*>(memory) = 'x';   // or the kernel leaves it out
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
}

bool isDumping(pid_t pid) {
    return contentOf("/proc/" + std::to_string(pid) + "/status").find("CoreDumping:\t1") != std::string::npos;
}

QJsonObject agentOnPort(std::uint16_t port) {
    const std::string answer = mustRun(SOCKLENS_AGENT, {"port", std::to_string(port), "--format", "json"});
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer)).object();
}

}   // namespace

class CoreDumpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portIsTakenUntilItIsWritten();
    void childKeepsThePort();
};

void CoreDumpTest::portIsTakenUntilItIsWritten() {
    if (!coresStayWithTheProgram()) QSKIP("This machine writes cores where a test must not.");
    const TemporaryDirectory directory;
    FileDescriptor listener = listenerOn({"127.0.0.1", 0}, 5);
    const std::uint16_t port = localEndpoint(listener.get()).port;
    std::optional<ChildProcess> server;
    server.emplace(std::vector<int>{listener.get()}, [&](int /*stop*/) { crashAtLength(directory.path()); });
    listener.reset();
    waitUntil("its core is being written", [&] { return isDumping(server->pid()); });

    const QJsonObject taken = agentOnPort(port);
    if (!isDumping(server->pid())) QSKIP("This kernel has written the core before anybody could look.");
    QCOMPARE(taken["bind"].toObject()["plain"].toString(), QStringLiteral("EADDRINUSE"));
    const QJsonArray blockers = taken["blockers"].toArray();
    QCOMPARE(blockers.size(), 1);
    QCOMPARE(blockers[0].toObject()["pid"].toInt(), server->pid());
    const QString why = blockers[0].toObject()["why"].toString();
    QVERIFY2(why.contains(QStringLiteral("has crashed, and its core is being written: until that is done, it goes "
                                         "on listening.")),
             qPrintable(why));
    QVERIFY(taken["free_in_s"].isNull());
    QCOMPARE(taken["remedies"].toArray()[0].toObject()["kind"].toString(), QStringLiteral("wait-for-core"));

    // As the remedy says: the kernel drops other signals (prepare_signal() of kernel/signal.c), and SIGKILL frees
    // the port at once. The look between takes longer than any other program takes to die of SIGTERM.
    kill(server->pid(), SIGTERM);
    QCOMPARE(agentOnPort(port)["bind"].toObject()["plain"].toString(), QStringLiteral("EADDRINUSE"));
    QVERIFY(isDumping(server->pid()));
    kill(server->pid(), SIGKILL);
    server.reset();
    QCOMPARE(agentOnPort(port)["bind"].toObject()["plain"].toString(), QStringLiteral("ok"));
}

void CoreDumpTest::childKeepsThePort() {
    if (!coresStayWithTheProgram()) QSKIP("This machine writes cores where a test must not.");
    const TemporaryDirectory directory;
    FileDescriptor listener = listenerOn({"127.0.0.1", 0}, 5);
    const std::uint16_t port = localEndpoint(listener.get()).port;
    const ChildProcess heir({listener.get()}, waitForStop);
    const ChildProcess server({listener.get()}, [&](int /*stop*/) { crashAtLength(directory.path()); });
    listener.reset();
    waitUntil("its core is being written", [&] { return isDumping(server.pid()); });

    const QJsonObject taken = agentOnPort(port);
    if (!isDumping(server.pid())) QSKIP("This kernel has written the core before anybody could look.");
    const QString why = taken["blockers"].toArray()[0].toObject()["why"].toString();
    QVERIFY2(why.contains(QStringLiteral("(pid %1) still holds the listener of").arg(heir.pid())),
             qPrintable(why));
    QVERIFY2(why.contains(QStringLiteral("(pid %1), which has crashed.").arg(server.pid())), qPrintable(why));
    const QJsonObject first = taken["remedies"].toArray()[0].toObject();
    QCOMPARE(first["kind"].toString(), QStringLiteral("end-holder"));
    QVERIFY2(first["title"].toString().contains(QStringLiteral("(pid %1)").arg(heir.pid())),
             qPrintable(first["title"].toString()));
}

int main(int argc, char** argv) {
    return runLab<CoreDumpTest>(argc, argv);
}
#include "core_dump_test.moc"
