// `socklens-agent compare` as scripts and people use it, on sockets that the test has in a network namespace of
// its own, and on files that somebody made up.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/agent/ended.h"
#include "tests/lab/far_namespace.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/sockets.h"
#include "tests/support/csv_table.h"
#include "tests/support/files.h"
#include "tests/support/printing.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace socklens;
using namespace socklens::test;

namespace {

Ended compareFiles(const QStringList& arguments) {
    return run(QStringList{"compare"} + arguments);
}

const QString head = "protocol,state,local_address,local_port,remote_address,remote_port,pid,process\r\n";

}   // namespace

class CompareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void help();
    void askedWrongly_data();
    void askedWrongly();
    void withNow_data();
    void withNow();
    void twoFiles();
    void nothingHasChanged();
    void otherNamespaces();
    void wrongFiles_data();
    void wrongFiles();
    void hostileFiles();
    void manySockets();
    void fullStandardOutput();

private:
    /// Of the files that a test makes.
    QString path(const char* name) const { return m_directory.filePath(name); }
    QString write(const char* name, const QString& text) const {
        writeText(path(name).toStdString(), text.toStdString());
        return path(name);
    }
    const QTemporaryDir m_directory;
};

void CompareTest::help() {
    const Ended ended = compareFiles({"--help"});
    QCOMPARE(ended.code, 0);
    for (const char* word : {"BEFORE", "AFTER", "--format text|csv|json|markdown", "--netns", "Exit status"})
        QVERIFY2(ended.output.contains(word), word);
}

void CompareTest::askedWrongly_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("no file") << QStringList{} << QByteArray("BEFORE is required");
    QTest::newRow("three files") << QStringList{"a", "b", "c"} << QByteArray("c");
    QTest::newRow("format") << QStringList{"a", "--format", "xml"} << QByteArray("xml");
    QTest::newRow("no namespace") << QStringList{"a", "--netns", "nowhere"} << QByteArray("nowhere");
    QTest::newRow("a namespace for files") << QStringList{"a", "b", "--netns", "all"} << QByteArray("--netns");
}

void CompareTest::askedWrongly() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, complaint);
    const Ended ended = compareFiles(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.output.isEmpty());
    QVERIFY2(ended.complaint.contains(complaint), ended.complaint.constData());
}

void CompareTest::withNow_data() {
    QTest::addColumn<QString>("format");
    QTest::newRow("csv") << "csv";
    QTest::newRow("json") << "json";
}

/// Note the sockets, let something happen, look again.
void CompareTest::withNow() {
    QFETCH(const QString, format);
    const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 8);
    const lab::Connection closed = lab::connectThrough(listener.get());
    const QString before = path("before");
    const Ended saved = run({"snapshot", "--format", format, "--output", before});
    QCOMPARE(saved.code, 0);

    const QString port = QString::number(lab::localEndpoint(closed.server.get()).port);
    const QString clientPort = QString::number(lab::localEndpoint(closed.client.get()).port);
    const linger reset{1, 0};   // the client leaves nothing behind for the next test
    setsockopt(closed.client.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    shutdown(closed.server.get(), SHUT_WR);
    lab::awaitTcpState(closed.client.get(), TCP_CLOSE_WAIT);
    lab::awaitTcpState(closed.server.get(), TCP_FIN_WAIT2);
    const lab::FileDescriptor newcomer = lab::listenerOn({"127.0.0.1", 0}, 8);
    const Ended ended = compareFiles({before, "--format", "csv"});
    QVERIFY2(ended.code == 0, ended.complaint.constData());
    const auto table = readCsv(ended.output.toStdString());
    QCOMPARE(table.size(), 4U);
    QStringList changes;
    for (std::size_t line = 1; line < table.size(); ++line) {
        QStringList cells;
        for (const char* column : {"change", "local_port", "state_before", "state_after"})
            cells << QString::fromStdString(cellOf(table, line, column));
        changes << cells.join(' ');
        QVERIFY(cellOf(table, line, "process").starts_with("socklens_test"));
    }
    changes.sort();
    QStringList expected{"appeared " + QString::number(lab::localEndpoint(newcomer.get()).port) + "  LISTEN",
                         "changed " + port + " ESTABLISHED FIN_WAIT2",
                         "changed " + clientPort + " ESTABLISHED CLOSE_WAIT"};
    expected.sort();
    QCOMPARE(changes, expected);

    const QJsonObject answer = QJsonDocument::fromJson(compareFiles({before, "--format", "json"}).output).object();
    QCOMPARE(answer["same"].toInt(), 1);
    QCOMPARE(answer["changed"].toInt(), 2);
    QCOMPARE(answer["after"].toObject()["name"].toString(), QStringLiteral("now"));
    QCOMPARE(answer["totals"].toArray().size(), 4);
    for (const auto& each : answer["totals"].toArray()) {
        const QJsonObject total = each.toObject();
        const bool isEstablished = total["state"].toString() == QLatin1String("ESTABLISHED");
        QCOMPARE(total["difference"].toInt(), isEstablished ? -2 : 1);
    }
}

void CompareTest::twoFiles() {
    const QString before = write("before.csv", head + "tcp,LISTEN,0.0.0.0,80,0.0.0.0,,7,nginx\r\n"
                                                      "tcp,ESTABLISHED,10.0.0.1,80,10.0.0.2,5000,7,nginx\r\n");
    const QString after = write("after.csv", head + "tcp,LISTEN,0.0.0.0,80,0.0.0.0,,7,nginx\r\n"
                                                    "tcp,TIME_WAIT,10.0.0.1,80,10.0.0.2,5000,,\r\n"
                                                    "tcp,LISTEN,0.0.0.0,8080,0.0.0.0,,9,node\r\n");
    const Ended ended = compareFiles({before, after});
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.complaint.isEmpty(), ended.complaint.constData());
    QCOMPARE(
        QString::fromUtf8(ended.output),
        QStringLiteral("From before.csv to after.csv: 1 appeared, 0 gone, 1 changed, 1 the same.\n"
                       "\n"
                       "Difference  State        Protocol  Process  Before  After\n"
                       "        +1  TIME_WAIT    tcp       nginx         0      1\n"
                       "        +1  LISTEN       tcp       node          0      1\n"
                       "        -1  ESTABLISHED  tcp       nginx         1      0\n"
                       "\n"
                       "Change    Process  PID  Protocol  Local         Remote         State before  State after\n"
                       "changed   nginx         tcp       10.0.0.1:80   10.0.0.2:5000  ESTABLISHED   TIME_WAIT\n"
                       "appeared  node       9  tcp       0.0.0.0:8080                               LISTEN\n"));
    const Ended markdown = compareFiles({before, after, "--format", "MARKDOWN"});
    QVERIFY(markdown.output.startsWith("From before.csv to after.csv: 1 appeared"));
    QVERIFY(markdown.output.contains("|         -1 | ESTABLISHED | tcp      | nginx   |"));
}

void CompareTest::nothingHasChanged() {
    const lab::FileDescriptor listener = lab::listenerOn({"127.0.0.1", 0}, 8);
    const QString before = path("now.csv");
    QCOMPARE(run({"snapshot", "--output", before}).code, 0);
    const Ended ended = compareFiles({before});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.output.contains("From now.csv to now: 0 appeared, 0 gone, 0 changed, 1 the same. "));
    QVERIFY(ended.output.endsWith("The numbers of every process and state are the same.\n"));
}

/// Only with the option: a listener next door has not appeared otherwise.
void CompareTest::otherNamespaces() {
    const lab::FarNamespace far;
    const lab::FileDescriptor listener = far.listener(4);
    const std::string port = std::to_string(lab::localEndpoint(listener.get()).port);
    const QString before = write("empty.csv", head);
    const auto appeared = [&](const QStringList& options) {
        const Ended ended = compareFiles(QStringList{before, "--format", "csv"} + options);
        const auto table = readCsv(ended.output.toStdString());
        for (std::size_t line = 1; line < table.size(); ++line)
            if (cellOf(table, line, "local_address") == "10.98.0.2" && cellOf(table, line, "local_port") == port)
                return true;
        return false;
    };
    QVERIFY(!appeared({}));
    QVERIFY(appeared({"--netns", "all"}));
}

void CompareTest::wrongFiles_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("missing") << path("nowhere") << QByteArray("nowhere: It cannot be read: No such file");
    QTest::newRow("no name") << QString("") << QByteArray("It cannot be read");
    QTest::newRow("a directory") << m_directory.path() << QByteArray("This is not a file.");
    QTest::newRow("a device") << QString("/dev/zero") << QByteArray("This is not a file.");
    QTest::newRow("empty") << write("nothing", "") << QByteArray("This is no snapshot");
    QTest::newRow("another table") << write("table", "a,b\n1,2\n") << QByteArray("This is no snapshot");
    QTest::newRow("cut off") << write("cut", head + "tcp,\"LIS") << QByteArray("it may have been cut off");
    QTest::newRow("JSON that breaks off") << write("json", "{\"sockets\":[") << QByteArray("json: ");
    QTest::newRow("an unknown state") << write("state", head + "tcp,\x1b[2J,1.2.3.4,1,1.2.3.4,2,,\r\n")
                                      << QByteArray("?[2J");
}

void CompareTest::wrongFiles() {
    QFETCH(QString, file);
    QFETCH(QByteArray, complaint);
    const QString sound = write("sound.csv", head);
    for (const QStringList& files : {QStringList{file}, QStringList{file, sound}, QStringList{sound, file}}) {
        const Ended ended = compareFiles(files);
        QCOMPARE(ended.code, 1);
        QVERIFY(ended.output.isEmpty());
        QVERIFY2(ended.complaint.contains(complaint), ended.complaint.constData());
        QVERIFY(ended.complaint.startsWith("socklens-agent: ") && ended.complaint.endsWith(".\n"));
        QCOMPARE(ended.complaint.count('\n'), 1);
    }
}

/// Whatever stands in a file or in its name, it writes no lines of its own.
void CompareTest::hostileFiles() {
    const QString before = write("a\x1b[2J\nb", head);
    const QString after = write("after.csv", head + "tcp,LISTEN,0.0.0.0,80,0.0.0.0,,7,\"x\nFrom here\x1b[2J\"\r\n"
                                                    "unix,LISTEN,\"/run/\x1b]0;evil\x07\",,,,7,x\r\n");
    const Ended text = compareFiles({before, after});
    QCOMPARE(text.code, 0);
    QVERIFY2(!text.output.contains('\x1b') && !text.output.contains('\x07'), text.output.constData());
    QVERIFY(text.output.contains("x?From here?[2J") && text.output.startsWith("From a?[2J?b to after.csv: "));
    const QByteArray json = compareFiles({before, after, "--format", "json"}).output;
    QCOMPARE(QJsonDocument::fromJson(json).object()["appeared"].toInt(), 2);
}

/// The sentence and the totals stay in sight; the other formats have all.
void CompareTest::manySockets() {
    QString many = head;
    for (int port = 1; port <= 500; ++port)
        many += QStringLiteral("tcp,TIME_WAIT,10.0.0.1,80,10.0.0.2,%1,,\r\n").arg(port);
    const QString before = write("none.csv", head);
    const QString after = write("many.csv", many);
    const Ended text = compareFiles({before, after});
    QVERIFY(text.output.contains("\xe2\x80\xa6 and 460 more."));
    QCOMPARE(text.output.count('\n'), 47);
    QCOMPARE(compareFiles({before, after, "--format", "csv"}).output.count('\n'), 501);
}

void CompareTest::fullStandardOutput() {
    const Ended ended = run({"compare", write("some.csv", head)}, "/dev/full");
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.complaint.contains("could not be written"));
}

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    const QCoreApplication application(argc, argv);
    CompareTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "compare_test.moc"
