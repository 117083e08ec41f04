// `socklens-agent leftovers` as scripts and people use it: while it watches, a program dies and leaves something.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include "tests/lab/child_process.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/sockets.h"
#include "tests/lab/wait.h"

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/syscall.h>

using namespace socklens::lab;

namespace {

constexpr int count = 5;

struct Ended {
    int code = -1;   ///< -1: by a signal, or not at all
    QByteArray output;
    QByteArray complaint;
};

Ended finish(QProcess& process) {
    if (!process.waitForFinished(30'000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

Ended leftovers(const QStringList& arguments) {
    QProcess process;
    process.start(SOCKLENS_AGENT, QStringList{"leftovers"} + arguments, QIODevice::ReadOnly);
    return finish(process);
}

/// A process with connections of its own, which crashes.
class Crash {
public:
    Crash() : m_listener(listenerOn({"127.0.0.1", 0}, 16)) {
        std::vector<int> clients;
        for (int number = 0; number < count; ++number) {
            m_connections.push_back(connectThrough(m_listener.get()));
            clients.push_back(m_connections.back().client.get());
        }
        m_child.emplace(clients, [](int stop) {
            signal(SIGSEGV, SIG_DFL);
            const rlimit none{0, 0};
            setrlimit(RLIMIT_CORE, &none);
            waitForStop(stop);
        });
        for (Connection& connection : m_connections) connection.client.reset();
        m_pid = m_child->pid();
    }

    void happen() {
        kill(m_pid, SIGSEGV);
        m_child->stop();
        for (Connection& connection : m_connections) {
            awaitReadable(connection.server.get());
            connection.server.reset();
        }
    }
    int pid() const { return m_pid; }

private:
    FileDescriptor m_listener;
    std::vector<Connection> m_connections;
    std::optional<ChildProcess> m_child;
    int m_pid = -1;
};

/// After a sample it waits for news; nothing else that it does waits in poll(2).
void awaitFirstSample(qint64 agent) {
    const std::string path = "/proc/" + std::to_string(agent) + "/syscall";
    waitUntil("the agent listens", [&] {
        int number = -1;
        std::ifstream(path) >> number;
#ifdef SYS_poll   // not on every machine
        if (number == SYS_poll) return true;
#endif
        return number == SYS_ppoll;
    });
}

/// The agent watches until long after the crash; it has seen the connections before.
Ended watchTheCrash(Crash& crash, const QStringList& arguments) {
    QProcess process;
    process.start(SOCKLENS_AGENT, QStringList{"leftovers", "--watch", "3"} + arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted()) return {};
    awaitFirstSample(process.processId());
    crash.happen();
    return finish(process);
}

}   // namespace

class LeftoversCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void json();
    void text();
    void askedWrongly_data();
    void askedWrongly();
    void fullStandardOutput();
};

void LeftoversCommandTest::nothing() {
    const Ended json = leftovers({"--watch", "0", "--format", "json"});
    QCOMPARE(json.code, 0);
    QCOMPARE(QJsonDocument::fromJson(json.output).array().size(), 0);
    QVERIFY(QJsonDocument::fromJson(json.output).isArray());
    QCOMPARE(leftovers({"--watch", "0"}).output, QByteArray("Nothing is left behind.\n"));
}

void LeftoversCommandTest::json() {
    Crash crash;
    const Ended ended = watchTheCrash(crash, {"--format", "json"});
    QCOMPARE(ended.code, 0);
    const QJsonArray groups = QJsonDocument::fromJson(ended.output).array();
    QCOMPARE(groups.size(), 1);
    const QJsonObject group = groups[0].toObject();
    QCOMPARE(group.keys(),
             (QStringList{"confidence", "count", "death", "former_owner", "last_gone_in_s", "states"}));
    const QJsonObject owner = group["former_owner"].toObject();
    QCOMPARE(owner.keys(), (QStringList{"pid", "process", "user"}));
    QCOMPARE(owner["pid"].toInt(), crash.pid());
    QVERIFY(!owner["process"].toString().isEmpty());
    QVERIFY(!owner["user"].toString().isEmpty());
    const QJsonObject death = group["death"].toObject();
    QCOMPARE(death["signal"].toString(), "SIGSEGV");
    QVERIFY(QDateTime::fromString(death["at"].toString(), Qt::ISODateWithMs).isValid());
    QCOMPARE(group["confidence"].toString(), "seen");
    QCOMPARE(group["count"].toInt(), count);
    QCOMPARE(group["states"].toObject(), (QJsonObject{{"TIME_WAIT", count}}));
    const double left = group["last_gone_in_s"].toDouble();
    QVERIFY2(left > 50 && left <= 60, qPrintable(QString::number(left)));
}

void LeftoversCommandTest::text() {
    Crash crash;
    const Ended ended = watchTheCrash(crash, {});
    QCOMPARE(ended.code, 0);
    const QRegularExpression line(
        "^.+ · pid " + QString::number(crash.pid()) +
            " · killed by SIGSEGV at \\d\\d:\\d\\d:\\d\\d · 5 left · last gone in \\d+ s$",
        QRegularExpression::MultilineOption);
    QVERIFY2(line.match(QString::fromUtf8(ended.output)).hasMatch(), ended.output);
    QVERIFY2(ended.output.contains("\n  TIME_WAIT 5; seen: "), ended.output);
}

void LeftoversCommandTest::askedWrongly_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no number") << QStringList{"--watch", "long"};
    QTest::newRow("negative") << QStringList{"--watch", "-1"};
    QTest::newRow("format") << QStringList{"--format", "csv"};
    QTest::newRow("stray") << QStringList{"8080"};
}

void LeftoversCommandTest::askedWrongly() {
    QFETCH(QStringList, arguments);
    const Ended ended = leftovers(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY(!ended.complaint.isEmpty());
}

void LeftoversCommandTest::fullStandardOutput() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(SOCKLENS_AGENT, {"leftovers", "--watch", "0"}, QIODevice::ReadOnly);
    const Ended ended = finish(process);
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.complaint.contains("could not be written"));
}

int main(int argc, char** argv) {
    return runLab<LeftoversCommandTest>(argc, argv);
}
#include "leftovers_test.moc"
