// The real program, in a network namespace of the test's own: what it writes, what it says, how it ends.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/agent/ended.h"
#include "tests/agent/needed_libraries.h"
#include "tests/support/csv_table.h"
#include "tests/support/files.h"
#include "tests/support/live_socket.h"
#include "tests/support/printing.h"
#include "tests/support/private_network.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

/// "snapshot" with options.
Ended snapshot(const QStringList& options = {}) {
    return run(QStringList{"snapshot"} + options);
}

std::vector<CsvLine> tableOf(const Ended& ended) {
    return readCsv(ended.output.toStdString());
}

}   // namespace

class AgentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void help();
    void version();
    void askedWrongly_data();
    void askedWrongly();
    void rightsOfPkexec_data();
    void rightsOfPkexec();
    void filterMistakes_data();
    void filterMistakes();
    void csv();
    void json();
    void jsonInCapitals();
    void markdown();
    void ownersAreFound();
    void withoutOwners();
    void filterNarrows();
    void filterWithoutMatch();
    void filterThatNeedsOwners();
    void filterThatNeedsMemory();
    void unknownOwners();
    void tcpInfo();
    void outputFile();
    void outputThatCannotBe();
    void fullStandardOutput();
    void neededLibraries();

private:
    QString port() const { return QString::number(number(m_listener.port())); }
    const LiveSocket m_listener = LiveSocket::tcp(LiveSocket::Use::Listen);
};

void AgentTest::help() {
    for (const auto& arguments : {QStringList{"--help"}, QStringList{"snapshot", "--help"}}) {
        const Ended ended = run(arguments);
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.output.contains("Usage: socklens-agent"));
        QCOMPARE(ended.complaint, QByteArray());
    }
    for (const char* command : {"snapshot", "sysctl", "leftovers", "compare", "act", "port", "serve"})
        for (const QByteArray& line : run({command, "--help"}).output.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 80, line);
    QVERIFY(run({"compare", "--help"}).output.contains("\n  BEFORE    "));   // not twice
    const QByteArray options = run({"snapshot", "--help"}).output;
    for (const char* option :
         {"--format csv|json|markdown", "--output FILE", "--filter EXPR", "--no-owners", "--tcp-info"})
        QVERIFY2(options.contains(option), option);
}

void AgentTest::version() {
    const Ended ended = run({"--version"});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.output, QByteArray("socklens-agent " SOCKLENS_VERSION "\n"));
}

void AgentTest::askedWrongly_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"destroy"};
    QTest::newRow("unknown option") << QStringList{"snapshot", "--everything"};
    QTest::newRow("unknown option of the program") << QStringList{"--format", "csv"};
    QTest::newRow("unknown format") << QStringList{"snapshot", "--format", "xml"};
    QTest::newRow("format missing") << QStringList{"snapshot", "--format"};
    QTest::newRow("file missing") << QStringList{"snapshot", "--output"};
    QTest::newRow("too much") << QStringList{"snapshot", "tcp"};
    QTest::newRow("flag with a value") << QStringList{"snapshot", "--tcp-info=perhaps"};
}

void AgentTest::askedWrongly() {
    QFETCH(QStringList, arguments);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.output, QByteArray());
    QVERIFY(!ended.complaint.isEmpty());
}

void AgentTest::rightsOfPkexec_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a file anywhere") << QStringList{"snapshot", "--output", "FILE"};
    QTest::newRow("a signal") << QStringList{"act", "signal", "--signal", "URG", "--filter", "tcp", "--yes"};
    QTest::newRow("a setting") << QStringList{"sysctl", "tcp_fin_timeout=60"};
    QTest::newRow("a look") << QStringList{"leftovers"};
    QTest::newRow("a port") << QStringList{"port", "80"};
    QTest::newRow("a file of somebody") << QStringList{"compare", "FILE"};
}

/// They were given to the agent that confines itself, not to anything else that it can do.
void AgentTest::rightsOfPkexec() {
    if (geteuid() != 0) QSKIP("Only root has rights that pkexec could have given.");
    QFETCH(QStringList, arguments);
    const QTemporaryDir directory;
    const QString file = directory.filePath("file");
    arguments.replaceInStrings("FILE", file);
    qputenv("PKEXEC_UID", "1000");
    const Ended ended = run(arguments);
    qunsetenv("PKEXEC_UID");
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.output, QByteArray());
    QVERIFY2(ended.complaint.contains("Nothing was done."), ended.complaint);
    QVERIFY(!QFile::exists(file));
}

void AgentTest::filterMistakes_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("column");   // of the first caret, in characters
    QTest::addColumn<int>("carets");
    const auto row = [](const char* filter, int column, int carets) {
        QTest::newRow(filter) << QString(filter) << column << carets;
    };
    row("prot:tcp", 0, 4);
    row("tcp and prot:tcp", 8, 4);
    row("tcp and", 4, 3);
    row("(tcp", 0, 1);
    row("port:", 0, 5);
    row("process:größe and prot:tcp", 18, 4);   // before the mistake there are characters of two bytes
    row("process:日本 and prot:tcp", 15, 4);    // and of three
    row("pid:größe", 4, 5);                     // the mistake itself has some
    row("process:größe and state:größe", 24, 5);
}

void AgentTest::filterMistakes() {
    QFETCH(QString, filter);
    QFETCH(int, column);
    QFETCH(int, carets);
    const Ended ended = snapshot({"--filter", filter});
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.output, QByteArray());
    const auto lines = QString::fromUtf8(ended.complaint).split('\n');
    QCOMPARE(lines.size(), 4);   // the last one is empty
    QVERIFY(lines[0].startsWith("socklens-agent: "));
    QCOMPARE(lines[1], "  " + filter);
    QCOMPARE(lines[2], QString(2 + column, ' ') + QString(carets, '^'));
}

void AgentTest::csv() {
    const Ended ended = snapshot();
    QCOMPARE(ended.code, 0);
    const auto table = tableOf(ended);
    QCOMPARE(table[0][0], std::string("captured_at"));
    QVERIFY(table.size() >= 2);
    QCOMPARE(tableOf(snapshot({"--format", "csv"}))[0], table[0]);   // it is the default
}

void AgentTest::json() {
    const Ended ended = snapshot({"--format", "json"});
    QCOMPARE(ended.code, 0);
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(ended.output, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(json["sources"].toObject()["tcp"].toString(), QString("sock_diag"));
    bool found = false;
    for (const auto& socket : json["sockets"].toArray())
        found = found || socket.toObject()["local_port"].toInt() == number(m_listener.port());
    QVERIFY(found);
}

void AgentTest::jsonInCapitals() {
    QVERIFY(QJsonDocument::fromJson(snapshot({"--format", "JSON"}).output).isObject());
}

void AgentTest::markdown() {
    const Ended ended = snapshot({"--format", "markdown", "--filter", "sport = :" + port()});
    QCOMPARE(ended.code, 0);
    const QList<QByteArray> lines = ended.output.split('\n');
    QVERIFY2(lines[0].startsWith("Sockets of ") &&
                 lines[0].endsWith(("filter `sport = :" + port() + "`").toUtf8()),
             lines[0].constData());
    QVERIFY(lines[2].startsWith("| Protocol | Family"));
    QCOMPARE(lines.size(), 6);
    QVERIFY2(lines[4].contains(port().toUtf8()) && lines[4].contains("LISTEN"), lines[4].constData());
}

void AgentTest::ownersAreFound() {
    const auto table = tableOf(snapshot({"--filter", "sport = :" + port()}));
    QCOMPARE(table.size(), 2U);
    QCOMPARE(cellOf(table, 1, "pid"), std::to_string(QCoreApplication::applicationPid()));
    QCOMPARE(cellOf(table, 1, "process"), std::string("socklens_test_agent").substr(0, 15));
    QCOMPARE(cellOf(table, 1, "state"), std::string("LISTEN"));
}

void AgentTest::withoutOwners() {
    const auto table = tableOf(snapshot({"--no-owners", "--filter", "sport = :" + port()}));
    QCOMPARE(cellOf(table, 1, "pid"), std::string());
    QVERIFY(!cellOf(table, 1, "inode").empty());
    const Ended json = snapshot({"--no-owners", "--format", "json"});
    QVERIFY(QJsonDocument::fromJson(json.output)["owners"].isNull());
}

void AgentTest::filterNarrows() {
    const auto other = LiveSocket::tcp(LiveSocket::Use::Listen);
    QVERIFY(tableOf(snapshot()).size() >= 3);
    const auto table = tableOf(snapshot({"--filter", "tcp and port:" + port()}));
    QCOMPARE(table.size(), 2U);
    QCOMPARE(cellOf(table, 1, "local_port"), port().toStdString());
    QCOMPARE(tableOf(snapshot({"--filter", "state:listen and not port:" + port()})).size(), 2U);
}

void AgentTest::filterWithoutMatch() {
    const Ended ended = snapshot({"--filter", "udp and tcp"});
    QCOMPARE(ended.code, 0);
    QCOMPARE(tableOf(ended).size(), 1U);
}

void AgentTest::filterThatNeedsOwners() {
    const Ended ended = snapshot({"--no-owners", "--filter", "pid:1"});
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.complaint.contains("--no-owners"));
    // A bare word finds what is there.
    for (const char* word : {"listen", "'listen'", "port:1 or listen"})
        QCOMPARE(tableOf(snapshot({"--no-owners", "--filter", word})).size(), 2U);
}

void AgentTest::filterThatNeedsMemory() {
    for (const char* filter : {"age>60s", "tcp and not age<1m", "age:none"}) {
        const Ended ended = snapshot({"--filter", filter});
        QCOMPARE(ended.code, 2);
        QCOMPARE(ended.output, QByteArray());
        QVERIFY2(ended.complaint.contains("A single snapshot does not know how long a socket has been there."),
                 ended.complaint.constData());
    }
    QCOMPARE(tableOf(snapshot({"--filter", "captured_at:20 and tcp"})).size(), 2U);
}

/// A descriptor on its way from one process to another is in no process.
void AgentTest::unknownOwners() {
    QCOMPARE(snapshot().complaint, QByteArray());
    std::array<int, 2> pair{};
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()), 0);
    const auto sendAway = [&] {
        const int flying = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bind(flying, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        std::array<char, CMSG_SPACE(sizeof(int))> control{};
        char byte = 0;
        iovec data{&byte, 1};
        msghdr message{};
        message.msg_iov = &data;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof flying);
        std::memcpy(CMSG_DATA(header), &flying, sizeof flying);
        const bool isSent = sendmsg(pair[0], &message, 0) == 1;
        close(flying);
        return isSent;
    };
    QVERIFY(sendAway());
    QVERIFY2(snapshot().complaint.startsWith("socklens-agent: The owner of 1 socket "), snapshot().complaint);
    QVERIFY(sendAway());
    const QByteArray two = snapshot().complaint;
    QVERIFY2(two.startsWith("socklens-agent: The owners of 2 sockets "), two);
    // Advice only where it would help.
    QCOMPARE(two.contains("could not be found"), !two.contains("can be seen"));
    QVERIFY(geteuid() != 0 || !two.contains("As root"));
    for (const int end : pair) close(end);
}

void AgentTest::tcpInfo() {
    const auto table = tableOf(snapshot({"--tcp-info", "--filter", "port:" + port()}));
    QVERIFY(!cellOf(table, 1, "congestion_control").empty());
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, cellOf(tableOf(snapshot()), 1, "congestion_control"));
    // A filter that asks for it gets it.
    QCOMPARE(tableOf(snapshot({"--filter", "congestion_control:any and port:" + port()})).size(), 2U);
}

void AgentTest::outputFile() {
    const QTemporaryDir directory;
    const QString path = directory.filePath("sockets.csv");
    for (int round = 0; round < 2; ++round) {   // a new file, then one that is there
        const Ended ended = snapshot({"--output", path});
        QVERIFY2(ended.code == 0, ended.complaint.constData());
        QCOMPARE(ended.output, QByteArray());
        QVERIFY(readCsv(readText(path.toStdString())).size() >= 2);
        QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"sockets.csv"});
    }
}

void AgentTest::outputThatCannotBe() {
    for (const char* path : {"/nonexistent/sockets.csv", "/dev/full", "/"}) {
        const Ended ended = snapshot({"--output", path});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.complaint.startsWith(QByteArray("socklens-agent: ") + path + " could not be written: "),
                 ended.complaint.constData());
    }
}

void AgentTest::fullStandardOutput() {
    for (const char* format : {"csv", "json"}) {
        const Ended ended = run({"snapshot", "--format", format}, "/dev/full");
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.complaint.contains("Standard output could not be written: No space left on device."),
                 ended.complaint.constData());
    }
}

/// It is copied to machines where nothing else of ours is installed. The C library comes in several files: of
/// these libm is asked for where the compiler calls a rounding instead of writing it out.
void AgentTest::neededLibraries() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("With a sanitizer it needs that one's library too.");
#endif
    for (const std::string& library : socklens::test::neededLibraries(SOCKLENS_AGENT)) {
        const bool cLibrary = library == "libc.so.6" || library == "libm.so.6" || library.starts_with("ld-linux");
        const bool allowed = cLibrary || library == "libmnl.so.0";
        QVERIFY2(allowed, library.c_str());
    }
}

int main(int argc, char** argv) {
    return runInPrivateNetwork<AgentTest>(argc, argv);
}
#include "agent_test.moc"
