// `socklens-agent act` as scripts and people use it: whom it hits, whom it asks, what it says and how it ends.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include "tests/agent/ended.h"
#include "tests/support/child.h"
#include "tests/support/live_socket.h"
#include "tests/support/printing.h"
#include "tests/support/private_network.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>

using namespace socklens;
using namespace socklens::test;

namespace {

/// In a session without a terminal.
Ended act(const QStringList& arguments) {
    QProcess process;
    process.setChildProcessModifier([] { setsid(); });
    process.start(SOCKLENS_AGENT, QStringList{"act"} + arguments, QIODevice::ReadOnly);
    return endOf(process);
}

/// A terminal of the agent's own, at which the test sits.
class Terminal {
public:
    Terminal() : m_end(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        if (m_end < 0 || grantpt(m_end) != 0 || unlockpt(m_end) != 0)
            throw std::system_error(errno, std::generic_category(), "posix_openpt");
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() { close(m_end); }

    /// Standard output is a pipe, as in a script.
    Ended act(const QStringList& arguments, const QByteArray& answer) {
        const std::string name = ptsname(m_end);
        QProcess process;
        process.setChildProcessModifier([name] {
            setsid();
            const int terminal = open(name.c_str(), O_RDWR);   // becomes the session's own
            if (terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) != 0) _exit(99);
        });
        process.start(SOCKLENS_AGENT, QStringList{"act"} + arguments, QIODevice::ReadOnly);
        if (!process.waitForStarted()) return {};
        awaitQuestion();
        if (write(m_end, answer.data(), static_cast<std::size_t>(answer.size())) != answer.size()) return {};
        return endOf(process);
    }
    QByteArray shown() const { return m_shown; }

private:
    void awaitQuestion() {
        while (!m_shown.contains("[y/N]")) {
            pollfd readable{m_end, POLLIN, 0};
            std::array<char, 4096> piece{};
            const ssize_t got = poll(&readable, 1, 10'000) == 1 ? read(m_end, piece.data(), piece.size()) : -1;
            if (got <= 0) return;
            m_shown.append(piece.data(), static_cast<int>(got));
        }
    }

    int m_end;
    QByteArray m_shown;
};

bool listens(const LiveSocket& listener) {
    QProcess process;
    process.start(SOCKLENS_AGENT,
                  {"snapshot", "--filter", "state:listen and port:" + QString::number(number(listener.port()))});
    process.waitForFinished(20'000);
    return process.readAllStandardOutput().count('\n') == 2;
}

}   // namespace

class ActTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_listener.emplace(LiveSocket::tcp(LiveSocket::Use::Listen)); }

    void help();
    void askedWrongly_data();
    void askedWrongly();
    void emptyFilter_data();
    void emptyFilter();
    void dryRun();
    void noTerminal();
    void answers_data();
    void answers();
    void abort();
    void releaseLeavesOut();
    void ownersOnce();
    void onlyObjections();
    void impossible();
    void json();
    void jsonOfADryRun();
    void nothingMatches();
    void fullStandardOutput();

private:
    QString filter() const { return "port:" + QString::number(number(m_listener->port())); }
    std::optional<LiveSocket> m_listener;
};

void ActTest::help() {
    const Ended ended = act({"--help"});
    QCOMPARE(ended.code, 0);
    for (const char* part : {"--filter EXPR", "--signal NAME", "--dry-run", "--yes", "--format text|json",
                             "release", "\"summary\"", "Exit status"})
        QVERIFY2(ended.output.contains(part), part);
}

void ActTest::askedWrongly_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no filter") << QStringList{"kill", "--yes"};
    QTest::newRow("unknown verb") << QStringList{"destroy", "--filter", "tcp", "--yes"};
    QTest::newRow("verb as a number") << QStringList{"1", "--filter", "tcp", "--yes"};
    QTest::newRow("mistaken filter") << QStringList{"kill", "--filter", "prot:tcp", "--yes"};
    QTest::newRow("signal missing") << QStringList{"signal", "--filter", "tcp", "--yes"};
    QTest::newRow("unknown signal") << QStringList{"signal", "--signal", "NONE", "--filter", "tcp", "--yes"};
    QTest::newRow("signal 0") << QStringList{"signal", "--signal", "0", "--filter", "tcp", "--yes"};
    QTest::newRow("signal for another verb")
        << QStringList{"kill", "--signal", "TERM", "--filter", "tcp", "--yes"};
    QTest::newRow("unknown format") << QStringList{"abort", "--filter", "tcp", "--format", "csv", "--yes"};
}

void ActTest::askedWrongly() {
    QFETCH(QStringList, arguments);
    const Ended ended = act(arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.output, QByteArray());
    QVERIFY(!ended.complaint.isEmpty());
    QVERIFY(listens(*m_listener));
}

void ActTest::emptyFilter_data() {
    QTest::addColumn<QString>("filter");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QString("  ");
}

void ActTest::emptyFilter() {
    QFETCH(QString, filter);
    const Ended ended = act({"abort", "--filter", filter, "--yes"});
    QCOMPARE(ended.code, 2);
    QVERIFY2(ended.complaint.contains("Nothing was done"), ended.complaint);
    QVERIFY(listens(*m_listener));
}

void ActTest::dryRun() {
    const Ended ended = act({"abort", "--filter", filter(), "--dry-run"});
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.output.startsWith("abort tcp 0.0.0.0:"), ended.output);
    QVERIFY(ended.output.contains("held by socklens_test_a (pid " + QByteArray::number(getpid()) + ")"));
    QVERIFY(ended.output.endsWith("\nplanned 1, objected 0\n"));
    const Ended objected = act({"close", "--filter", "pid:" + QString::number(getpid()), "--dry-run", "--yes"});
    QVERIFY(objected.output.startsWith("close tcp "));
    QVERIFY(listens(*m_listener));
}

void ActTest::noTerminal() {
    const Ended ended = act({"abort", "--filter", filter()});
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.output, QByteArray());
    QVERIFY2(ended.complaint.contains("--yes"), ended.complaint);
    QVERIFY(listens(*m_listener));
}

void ActTest::answers_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isYes");
    QTest::newRow("y") << QByteArray("y\n") << true;
    QTest::newRow("YES") << QByteArray("YES\n") << true;
    QTest::newRow("enter") << QByteArray("\n") << false;
    QTest::newRow("n") << QByteArray("n\n") << false;
    QTest::newRow("yesterday") << QByteArray("yesterday\n") << false;
    QTest::newRow("end") << QByteArray("\x04") << false;
}

void ActTest::answers() {
    QFETCH(QByteArray, answer);
    QFETCH(bool, isYes);
    Terminal terminal;
    const Ended ended = terminal.act({"abort", "--filter", filter()}, answer);
    QVERIFY2(terminal.shown().contains("abort tcp 0.0.0.0:"), terminal.shown());
    QVERIFY(terminal.shown().endsWith("Do this to 1 targets? [y/N] "));
    QCOMPARE(ended.code, isYes ? 0 : 1);
    QCOMPARE(ended.output.contains("done 1, gone 0, refused 0, impossible 0"), isYes);
    QCOMPARE(ended.complaint.contains("Nothing was done."), !isYes);
    QCOMPARE(listens(*m_listener), !isYes);
}

void ActTest::abort() {
    const Ended ended = act({"abort", "--filter", filter(), "--yes"});
    QCOMPARE(ended.code, 0);
    const auto lines = ended.output.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith("done: tcp 0.0.0.0:") && lines[0].contains("no longer listens"), lines[0]);
    QCOMPARE(lines[1], QByteArray("done 1, gone 0, refused 0, impossible 0"));
    QVERIFY(!listens(*m_listener));
}

void ActTest::releaseLeavesOut() {
    const Ended ended = act({"release", "--filter", filter(), "--yes"});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.output, QByteArray("done 0, gone 0, refused 0, impossible 0\n"));
    QVERIFY2(ended.complaint.contains("Left out: 1 matching sockets are in use"), ended.complaint);
    QVERIFY(listens(*m_listener));
}

/// Two processes hold the same two listeners: one signal each. This one has started the agent, which spares it.
void ActTest::ownersOnce() {
    const auto second = LiveSocket::tcp(LiveSocket::Use::Listen);
    m_listener->setInherited(true);
    second.setInherited(true);
    const Child child;
    m_listener->setInherited(false);
    second.setInherited(false);
    const QString both = "state:listen and port:" + QString::number(number(m_listener->port())) + ',' +
                         QString::number(number(second.port()));
    const Ended planned = act({"signal", "--signal", "cont", "--filter", both, "--dry-run"});
    QVERIFY2(planned.output.endsWith("planned 1, objected 1\n"), planned.output);
    const Ended done = act({"signal", "--signal", "cont", "--filter", both, "--yes"});
    QCOMPARE(done.code, 1);
    QVERIFY2(done.output.contains("SIGCONT was sent to sleep (pid " + QByteArray::number(child.pid())),
             done.output);
    QVERIFY2(done.output.endsWith("done 1, gone 0, refused 1, impossible 0\n"), done.output);
    // Asked is for those that are tried.
    Terminal terminal;
    terminal.act({"signal", "--signal", "cont", "--filter", both}, "n\n");
    QVERIFY2(terminal.shown().endsWith("Do this to 1 targets? [y/N] "), terminal.shown());
}

/// Where something speaks against all of them, there is nothing to ask, also without a terminal.
void ActTest::onlyObjections() {
    const Ended ended = act({"signal", "--signal", "urg", "--filter", filter()});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.output.contains(". But: "), ended.output);
    QVERIFY2(ended.output.endsWith("planned 0, objected 1\n"), ended.output);
    QVERIFY(!ended.complaint.contains("--yes"));
}

void ActTest::impossible() {
    const auto unixListener = LiveSocket::abstractUnix("socklens act");
    const Ended ended = act({"abort", "--filter", "unix and local:socklens", "--yes"});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.output.startsWith("impossible: unix inode "), ended.output);
    QVERIFY(ended.output.endsWith("done 0, gone 0, refused 0, impossible 1\n"));
}

void ActTest::json() {
    const Ended ended = act({"abort", "--filter", filter(), "--yes", "--format", "json"});
    QCOMPARE(ended.code, 0);
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(ended.output, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    const auto results = json["results"].toArray();
    QCOMPARE(results.size(), 1);
    const QJsonObject result = results[0].toObject();
    QCOMPARE(result["action"].toString(), QString("abort"));
    QVERIFY(result["target"].toString().startsWith("tcp 0.0.0.0:"));
    QCOMPARE(result["pid"].toInt(), getpid());
    QCOMPARE(result["process"].toString(), QString("socklens_test_a"));
    QCOMPARE(result["outcome"].toString(), QString("done"));
    QVERIFY(result["message"].toString().contains("no longer listens"));
    const QJsonObject summary{{"done", 1}, {"gone", 0}, {"refused", 0}, {"impossible", 0}, {"left_out", 0}};
    QCOMPARE(json["summary"].toObject(), summary);
}

void ActTest::jsonOfADryRun() {
    const Ended ended = act({"abort", "--filter", filter(), "--dry-run", "--format", "JSON"});
    QCOMPARE(ended.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(ended.output).object();
    QCOMPARE(json["results"].toArray()[0].toObject()["outcome"].toString(), QString("planned"));
    QCOMPARE(json["summary"].toObject(), (QJsonObject{{"planned", 1}, {"objected", 0}, {"left_out", 0}}));
    QVERIFY(listens(*m_listener));
}

void ActTest::nothingMatches() {
    const Ended ended = act({"abort", "--filter", "tcp and udp", "--yes", "--format", "json"});
    QCOMPARE(ended.code, 0);
    QCOMPARE(QJsonDocument::fromJson(ended.output)["results"].toArray().size(), 0);
}

void ActTest::fullStandardOutput() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(SOCKLENS_AGENT, {"act", "abort", "--filter", "udp", "--yes"}, QIODevice::ReadOnly);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 1);
}

int main(int argc, char** argv) {
    return runInPrivateNetwork<ActTest>(argc, argv);
}
#include "act_test.moc"
