// `socklens-agent port` as scripts and people use it, on ports that the test has taken in a network namespace of
// its own.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include "tests/lab/child_process.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/lab/wait.h"

#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace socklens;

namespace {

struct Ended {
    int code = -1;   ///< -1: by a signal, or not at all
    QByteArray output;
    QByteArray complaint;
};

Ended run(const QStringList& arguments, uid_t uid = 0) {
    QProcess process;
    if (uid != 0)
        process.setChildProcessModifier([uid] {
            if (setuid(uid) != 0) _exit(99);
        });
    process.start(SOCKLENS_AGENT, QStringList{"port"} + arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(20'000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject json(const QStringList& arguments, uid_t uid = 0) {
    const Ended ended = run(arguments + QStringList{"--format", "json"}, uid);
    return ended.code == 0 ? QJsonDocument::fromJson(ended.output).object() : QJsonObject();
}

QString portOf(const lab::FileDescriptor& socket) {
    return QString::number(lab::localEndpoint(socket.get()).port);
}

/// The port of a server that has closed its connections first, and is gone.
QString portWithLeftovers(int count, bool reuse) {
    lab::FileDescriptor listener = lab::openSocket(AF_INET, SOCK_STREAM);
    lab::setOption(listener.get(), SOL_SOCKET, SO_REUSEADDR, reuse ? 1 : 0);
    lab::bindTo(listener.get(), {"127.0.0.1", 0});
    if (listen(listener.get(), 8) != 0) return {};
    for (; count > 0; --count) {
        lab::Connection connection = lab::connectThrough(listener.get());
        connection.server.reset();
        lab::awaitTcpState(connection.client.get(), TCP_CLOSE_WAIT);
    }
    return portOf(listener);
}

QStringList keys(const QJsonObject& object) {
    return object.keys();   // in the order of the alphabet
}

}   // namespace

class PortTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void askedWrongly_data();
    void askedWrongly();
    void help();
    void freePort();
    void leftovers();
    void leftoversThatLetPast();
    void listener();
    void severalHolders();
    void otherAddress();
    void datagrams();
    void withoutTheRight();
    void notOurAddress();
    void text();
    void hostileName();
    void fullStandardOutput();
};

void PortTest::askedWrongly_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("no port") << QStringList{} << QByteArray("PORT is required");
    for (const char* port : {"0", "65536", "99999999999", "http", "8080x", "-5", "", " 80", "0x50"})
        QTest::addRow("port '%s'", port) << QStringList{"--", port} << QByteArray("is not a port");
    for (const char* address : {"nowhere", "127.0.0.256", "127.0.0.1:80", "10.0.0.0/8"})
        QTest::addRow("address '%s'", address)
            << QStringList{"80", "--address", address} << QByteArray("is not an IP address");
    QTest::newRow("protocol") << QStringList{"80", "--protocol", "sctp"} << QByteArray("sctp");
    QTest::newRow("format") << QStringList{"80", "--format", "csv"} << QByteArray("csv");
    QTest::newRow("two ports") << QStringList{"80", "81"} << QByteArray("81");
}

void PortTest::askedWrongly() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, complaint);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.complaint.contains(complaint), ended.complaint.constData());
}

void PortTest::help() {
    const Ended ended = run({"--help"});
    QCOMPARE(ended.code, 0);
    for (const char* word : {"--address", "--protocol", "--format", "free_in_s", "Exit status"})
        QVERIFY2(ended.output.contains(word), word);
}

void PortTest::freePort() {
    const QJsonObject answer = json({"8080"});
    QCOMPARE(keys(answer), (QStringList{"address", "bind", "blockers", "contradiction", "free_in_s", "port",
                                        "protocol", "remedies", "verdict"}));
    QCOMPARE(answer["port"].toInt(), 8080);
    QCOMPARE(answer["address"].toString(), QStringLiteral("::"));
    QCOMPARE(answer["protocol"].toString(), QStringLiteral("tcp"));
    QCOMPARE(answer["bind"].toObject(), (QJsonObject{{"plain", "ok"}, {"reuseaddr", "ok"}}));
    QVERIFY(answer["blockers"].isArray() && answer["blockers"].toArray().isEmpty());
    QVERIFY(answer["free_in_s"].isDouble());
    QCOMPARE(answer["free_in_s"].toInt(), 0);
    QVERIFY(answer["remedies"].isArray());
    QVERIFY(answer["contradiction"].isNull());
}

void PortTest::leftovers() {
    const QJsonObject answer = json({portWithLeftovers(3, false), "--address", "127.0.0.1"});
    QCOMPARE(answer["address"].toString(), QStringLiteral("127.0.0.1"));
    QCOMPARE(answer["bind"].toObject(), (QJsonObject{{"plain", "EADDRINUSE"}, {"reuseaddr", "EADDRINUSE"}}));
    const QJsonArray blockers = answer["blockers"].toArray();
    QCOMPARE(blockers.size(), 3);
    for (const auto& each : blockers) {
        const QJsonObject blocker = each.toObject();
        QCOMPARE(keys(blocker), (QStringList{"holders", "local", "pid", "process", "remote", "state", "why"}));
        QCOMPARE(blocker["state"].toString(), QStringLiteral("TIME_WAIT"));
        QVERIFY(blocker["local"].toString().startsWith(QLatin1String("127.0.0.1:")));
        QVERIFY(blocker["remote"].toString().startsWith(QLatin1String("127.0.0.1:")));
        QVERIFY(blocker["pid"].isNull() && blocker["process"].isNull());
        QVERIFY(!blocker["why"].toString().isEmpty());
    }
    const int seconds = answer["free_in_s"].toInt(-1);
    QVERIFY2(seconds > 0 && seconds <= 62, qPrintable(QString::number(seconds)));
    QStringList kinds;
    for (const auto& remedy : answer["remedies"].toArray()) {
        QCOMPARE(keys(remedy.toObject()), (QStringList{"does", "does_not", "effect", "kind", "place", "title"}));
        kinds += remedy.toObject()["kind"].toString();
    }
    for (const char* kind : {"wait", "release", "reuse-address", "linger-zero", "tcp-tw-reuse"})
        QVERIFY2(kinds.contains(QLatin1String(kind)), kind);
}

void PortTest::leftoversThatLetPast() {
    const QJsonObject answer = json({portWithLeftovers(1, true)});
    QCOMPARE(answer["bind"].toObject(), (QJsonObject{{"plain", "EADDRINUSE"}, {"reuseaddr", "ok"}}));
    const QJsonObject first = answer["remedies"].toArray().at(0).toObject();
    QCOMPARE(first["kind"].toString(), QStringLiteral("reuse-address"));
    QCOMPARE(first["effect"].toString(), QStringLiteral("frees now"));
}

void PortTest::listener() {
    const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 4);
    const QJsonObject answer = json({portOf(listener)});
    const QJsonObject blocker = answer["blockers"].toArray().at(0).toObject();
    QCOMPARE(blocker["state"].toString(), QStringLiteral("LISTEN"));
    QCOMPARE(blocker["pid"].toInt(), getpid());
    QVERIFY(!blocker["process"].toString().isEmpty());
    QVERIFY(blocker["remote"].isNull());
    QVERIFY(answer["free_in_s"].isNull());
}

void PortTest::severalHolders() {
    lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 4);
    const QString port = portOf(listener);
    lab::ChildProcess child({listener.get()}, lab::waitForStop);
    QCOMPARE(json({port})["blockers"].toArray().at(0).toObject()["holders"].toArray().size(), 2);
    listener.reset();
    const QJsonObject inherited = json({port})["blockers"].toArray().at(0).toObject();
    QCOMPARE(inherited["pid"].toInt(), child.pid());
    QCOMPARE(inherited["holders"].toArray().size(), 1);
}

void PortTest::otherAddress() {
    const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 4);
    const QJsonObject answer = json({portOf(listener), "--address", "127.0.0.2"});
    QCOMPARE(answer["bind"].toObject()["plain"].toString(), QStringLiteral("ok"));
    QVERIFY(answer["blockers"].toArray().isEmpty());
}

void PortTest::datagrams() {
    const lab::FileDescriptor socket = lab::boundSocket(SOCK_DGRAM, {"0.0.0.0", 0});
    QCOMPARE(json({portOf(socket)})["bind"].toObject()["plain"].toString(), QStringLiteral("ok"));
    const QJsonObject answer = json({portOf(socket), "--protocol", "udp"});
    QCOMPARE(answer["protocol"].toString(), QStringLiteral("udp"));
    QCOMPARE(answer["bind"].toObject()["plain"].toString(), QStringLiteral("EADDRINUSE"));
    QCOMPARE(answer["blockers"].toArray().size(), 1);
}

void PortTest::withoutTheRight() {
    if (geteuid() != 0) QSKIP("Only root can become another user.");
    const QJsonObject answer = json({"80"}, 4242);
    if (answer.isEmpty()) QSKIP("The agent is out of reach for another user here.");
    QCOMPARE(answer["bind"].toObject(), (QJsonObject{{"plain", "EACCES"}, {"reuseaddr", "EACCES"}}));
    QVERIFY(answer["verdict"].toString().contains(QLatin1String("CAP_NET_BIND_SERVICE")));
    QVERIFY(answer["free_in_s"].isNull());
}

void PortTest::notOurAddress() {
    const QJsonObject answer = json({"8080", "--address", "2001:db8::1"});
    QCOMPARE(answer["bind"].toObject()["plain"].toString(), QStringLiteral("EADDRNOTAVAIL"));
    QVERIFY(answer["verdict"].toString().startsWith(QLatin1String("2001:db8::1 is not an address")));
}

void PortTest::text() {
    const Ended ended = run({portWithLeftovers(12, false)});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.complaint.isEmpty());
    const QStringList lines = QString::fromUtf8(ended.output).split('\n');
    for (const QString& line : lines) QVERIFY2(line.size() <= 100, qPrintable(line));
    QVERIFY(
        lines.front().contains(QLatin1String("is blocked by what a program without SO_REUSEADDR left behind")));
    QVERIFY(ended.output.contains("bind() with SO_REUSEADDR   EADDRINUSE"));
    QVERIFY(ended.output.contains("12 \xc3\x97"));   // twelve that read the same are one line
    QVERIFY(ended.output.contains("What helps now"));
    QCOMPARE(ended.output.count("TIME_WAIT  127.0.0.1"), 1);
}

/// Whatever a program calls itself, it writes no lines of its own.
void PortTest::hostileName() {
    const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 4);
    const QString port = portOf(listener);
    lab::ChildProcess child({listener.get()}, [](int stop) {
        prctl(PR_SET_NAME, "x\nis free\x1b[2J");
        lab::waitForStop(stop);
    });
    lab::waitUntil("the child has its name", [&] { return run({port}).output.contains("x?is free"); });
    const Ended ended = run({port});
    QVERIFY(!ended.output.contains("\nis free") && !ended.output.contains('\x1b'));
    QVERIFY(json({port})["blockers"].toArray().size() == 1);
}

void PortTest::fullStandardOutput() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(SOCKLENS_AGENT, {"port", "8080"}, QIODevice::ReadOnly);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("could not be written"));
}

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    const QCoreApplication application(argc, argv);
    PortTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "port_test.moc"
