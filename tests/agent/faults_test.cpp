// A rough day: the real program where something is missing that it needs. It ends with right data or with a
// sentence, and never with half a file.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/csv_table.h"
#include "tests/support/files.h"
#include "tests/support/in_child.h"
#include "tests/support/live_socket.h"
#include "tests/support/namespaces.h"
#include "tests/support/private_network.h"
#include "tests/support/rights.h"

#include <filesystem>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr uid_t nobody = 65534;

struct Ended {
    int code = -1;   ///< -1: by a signal, or not at all
    std::string output;
    std::string complaint;
};

/// `prepare` is called in the child just before the program begins.
Ended run(const QStringList& arguments, const std::function<void()>& prepare = {}) {
    QProcess process;
    if (prepare) process.setChildProcessModifier(prepare);
    process.start(SOCKLENS_AGENT, arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(30'000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput().toStdString(), process.readAllStandardError().toStdString()};
}

std::function<void()> limited(__rlimit_resource resource, rlim_t limit) {
    return [resource, limit] {
        const rlimit both{limit, limit};
        if (setrlimit(resource, &both) != 0) _exit(99);
    };
}

bool isSentence(const std::string& complaint) {
    return complaint.starts_with("socklens-agent: ") && complaint.ends_with(".\n");
}

/// The cell of the row of a port; nothing if there is no such row.
std::optional<std::string> cellOfPort(const std::string& csv, Port port, std::string_view column) {
    const auto table = readCsv(csv);
    for (std::size_t line = 1; line < table.size(); ++line)
        if (cellOf(table, line, "local_port") == std::to_string(number(port))) return cellOf(table, line, column);
    return std::nullopt;
}

std::string whyNobodyCannotRunIt() {
    const std::string refused = inChild([] { return becomeUser(nobody); });
    if (!refused.empty()) return refused;
    return run({"--version"}, [] { becomeUser(nobody); }).code == 0 ? "" : "an ordinary user may not read it here";
}

}   // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewDescriptors_data();
    void fewDescriptors();
    void listThatBreaksOff();
    void noThreads();
    void fullDisk_data();
    void fullDisk();
    void hiddenProcesses();
    void noRights_data();
    void noRights();

private:
    const LiveSocket m_listener = LiveSocket::tcp(LiveSocket::Use::Listen);
};

void FaultsTest::fewDescriptors_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("with owners") << QStringList{};
    QTest::newRow("in pieces") << QStringList{"--no-owners"};
    QTest::newRow("tcp_info") << QStringList{"--no-owners", "--tcp-info"};
}

/// From plenty down to where not even the libraries can be loaded.
void FaultsTest::fewDescriptors() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("UndefinedBehaviorSanitizer takes a descriptor to look at an object, and believes the worst without.");
#endif
    QFETCH(const QStringList, options);
    const QTemporaryDir directory;
    const QString path = directory.filePath("sockets.csv");
    bool failedOnce = false;
    for (rlim_t limit = 24; limit > 0; --limit) {
        const auto prepare = limited(RLIMIT_NOFILE, limit);
        if (run({"--version"}, prepare).code != 0) break;
        writeText(path.toStdString(), "old");
        const Ended ended = run(QStringList{"snapshot", "--output", path} + options, prepare);
        const auto what =
            (std::to_string(limit) + " descriptors, " + std::to_string(ended.code) + ": " + ended.complaint);
        QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"sockets.csv"});
        const std::string text = readText(path.toStdString());
        if (ended.code == 0) {
            QVERIFY2(cellOfPort(text, m_listener.port(), "state") == "LISTEN", what.c_str());
            const bool owned = !cellOfPort(text, m_listener.port(), "pid").value().empty();
            QVERIFY2(owned || !options.isEmpty() || isSentence(ended.complaint), what.c_str());
            QVERIFY2(ended.complaint.find("hidepid") == std::string::npos, what.c_str());
        } else {
            QVERIFY2(ended.code == 1 && isSentence(ended.complaint), what.c_str());
            QVERIFY2(text == "old", what.c_str());
            QVERIFY2(limit < 20, what.c_str());
            failedOnce = true;
        }
    }
    QVERIFY(failedOnce);
}

/// After any datagram of the kernel's: what was in the file is worth more than a part of the list.
void FaultsTest::listThatBreaksOff() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("A sanitizer's library must be loaded before every other.");
#endif
    rlimit descriptors{};
    getrlimit(RLIMIT_NOFILE, &descriptors);
    if (descriptors.rlim_max < 5000) QSKIP("A test cannot have 5000 sockets here.");
    descriptors.rlim_cur = descriptors.rlim_max;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &descriptors), 0);
    std::vector<LiveSocket> many;   // more than are handed on at once
    for (int count = 0; count < 4500; ++count) many.push_back(LiveSocket::tcp(LiveSocket::Use::Listen));
    const QTemporaryDir directory;
    const QString path = directory.filePath("sockets.csv");
    int brokenOff = 0;
    for (int receives = 0; receives < 100; ++receives) {
        writeText(path.toStdString(), "old");
        const Ended ended = run({"snapshot", "--no-owners", "--output", path}, [receives] {
            setenv("LD_PRELOAD", SOCKLENS_BREAKING_OFF, 1);
            setenv("SOCKLENS_RECEIVES", std::to_string(receives).c_str(), 1);
        });
        QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"sockets.csv"});
        const std::string text = readText(path.toStdString());
        if (ended.code == 0) {   // from /proc/net, or as ever
            QVERIFY2(cellOfPort(text, m_listener.port(), "state") == "LISTEN", ended.complaint.c_str());
            QVERIFY2(readCsv(text).size() > many.size(), ended.complaint.c_str());
            if (ended.complaint.empty()) break;
        } else {
            QVERIFY2(ended.code == 1 && isSentence(ended.complaint), ended.complaint.c_str());
            QCOMPARE(text, std::string("old"));
            brokenOff += ended.complaint.find("broke off in the middle") != std::string::npos;
        }
    }
    QVERIFY(brokenOff > 0);
}

/// The list comes in pieces from a thread of its own, where one can be had.
void FaultsTest::noThreads() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("LeakSanitizer looks for leaks in a thread of its own.");
#endif
    const bool isRoot = geteuid() == 0;   // whom the limit does not concern
    if (const auto why = isRoot ? whyNobodyCannotRunIt() : std::string(); !why.empty()) QSKIP(why.c_str());
    const auto prepare = [&] {
        if (isRoot) becomeUser(nobody);
        limited(RLIMIT_NPROC, 0)();
    };
    for (const auto& options : {QStringList{"--no-owners"}, QStringList{}}) {
        const Ended ended = run(QStringList{"snapshot"} + options, prepare);
        QVERIFY2(ended.code == 0, ended.complaint.c_str());
        QVERIFY(cellOfPort(ended.output, m_listener.port(), "state") == "LISTEN");
    }
}

void FaultsTest::fullDisk_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("csv") << QStringList{};
    QTest::newRow("csv in pieces") << QStringList{"--no-owners"};
    QTest::newRow("json") << QStringList{"--format", "json"};
}

/// On a real file system of one page, which only this child sees.
void FaultsTest::fullDisk() {
    QFETCH(const QStringList, options);
    const QTemporaryDir directory;
    const std::string disk = directory.path().toStdString();
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = enterNamespaces(CLONE_NEWNS); !refused.empty()) return skipMark + refused;
        if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=8k,mode=0755") != 0)
            return std::string(skipMark) + "no small file system can be mounted here";
        std::vector<LiveSocket> many;
        for (int count = 0; count < 100; ++count) many.push_back(LiveSocket::tcp(LiveSocket::Use::Listen));
        writeText(disk + "/sockets", "old");
        const Ended ended =
            run(QStringList{"snapshot", "--output", QString::fromStdString(disk + "/sockets")} + options);
        if (ended.code != 1) return "it ends with " + std::to_string(ended.code);
        if (ended.complaint !=
            "socklens-agent: " + disk + "/sockets could not be written: No space left on device.\n")
            return ended.complaint;
        if (readText(disk + "/sockets") != "old") return "the old file is not what it was";
        const auto entries = std::distance(std::filesystem::directory_iterator(disk), {});
        return entries == 1 ? "" : "something was left behind";
    });
}

/// A /proc with hidepid=2 does not even list the processes of others: that is why their sockets have no owner.
void FaultsTest::hiddenProcesses() {
    if (const auto why = whyNobodyCannotRunIt(); !why.empty()) QSKIP(why.c_str());
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = enterNamespaces(CLONE_NEWNS); !refused.empty()) return skipMark + refused;
        if (mount("proc", "/proc", "proc", 0, "hidepid=2") != 0)
            return std::string(skipMark) + "no /proc of one's own can be mounted here";
        const Ended ended = run({"snapshot"}, [] { becomeUser(nobody); });
        if (ended.code != 0) return "it ends with " + std::to_string(ended.code) + ": " + ended.complaint;
        if (cellOfPort(ended.output, m_listener.port(), "pid") != "") return "the listener is missing, or owned";
        if (ended.complaint.find("The processes of other users are hidden (/proc is mounted with hidepid)") ==
            std::string::npos)
            return ended.complaint;
        if (ended.complaint.find("could not be found") != std::string::npos) return ended.complaint;
        const Ended asRoot = run({"snapshot"});
        return asRoot.complaint.find("hidepid") == std::string::npos ? "" : asRoot.complaint;
    });
}

void FaultsTest::noRights_data() {
    QTest::addColumn<QStringList>("arguments");
    const QString port = QString::number(number(m_listener.port()));
    const std::vector<QStringList> everything{{"snapshot"},       {"snapshot", "--format", "json", "--tcp-info"},
                                              {"leftovers"},      {"port", port},
                                              {"sysctl", "list"}, {"snapshot", "--output", "/sockets.csv"}};
    for (const QStringList& arguments : everything) QTest::newRow(qPrintable(arguments.join(' '))) << arguments;
}

void FaultsTest::noRights() {
    QFETCH(const QStringList, arguments);
    if (const auto why = whyNobodyCannotRunIt(); !why.empty()) QSKIP(why.c_str());
    const Ended ended = run(arguments, [] { becomeUser(nobody); });
    QVERIFY2(ended.code == 0 || (ended.code > 0 && isSentence(ended.complaint)), ended.complaint.c_str());
    QVERIFY(ended.code != 0 || !ended.output.empty());
}

int main(int argc, char** argv) {
    return runInPrivateNetwork<FaultsTest>(argc, argv);
}
#include "faults_test.moc"
