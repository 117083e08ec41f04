// What was exported comes back; what somebody made up is a sentence.
#include <QTemporaryDir>
#include <QTest>

#include "app/core/matching_rows.h"
#include "app/core/network_namespace.h"
#include "app/export/exported.h"
#include "app/export/saved_snapshot.h"
#include "tests/support/printing.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

using namespace socklens;
using namespace socklens::test;

namespace {

const std::string head = "protocol,state,local_address,local_port,remote_address,remote_port";

std::string exported(ExportFormat format, const Snapshot& snapshot) {
    std::string text;
    write({format, exportedColumns(snapshot), {}}, snapshot, allRows(snapshot),
          [&](std::string_view piece) { text += piece; });
    return text;
}

/// What is read back of every row.
std::vector<std::string> rowsOf(const Snapshot& snapshot) {
    std::vector<std::string> rows;
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
        std::string all;
        for (const Column column :
             {Column::CapturedAt, Column::Protocol, Column::State, Column::LocalAddress, Column::LocalPort,
              Column::RemoteAddress, Column::RemotePort, Column::Pid, Column::Process, Column::Inode,
              Column::Cookie, Column::NetworkNamespace, Column::NetworkName})
            all += text({snapshot, row}, column) + '|';
        rows.push_back(all);
    }
    return rows;
}

std::string complaintAbout(const std::string& text) {
    const auto read = readSnapshot(text);
    return read ? std::string("understood") : english(read.error());
}

Snapshot heldBy(const std::vector<std::string>& names) {
    SnapshotBuilder builder;
    builder.add(tcpSocket(1));
    int pid = 7;
    for (const std::string& name : names) builder.hold(0, builder.addProcess(pid++, name));
    return builder.take();
}

}   // namespace

class SavedSnapshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsExportedComesBack_data();
    void whatIsExportedComesBack();
    void severalNetworksComeBack();
    void names_data();
    void names();
    void lineEndsAndOtherOrders();
    void wrongFiles_data();
    void wrongFiles();
    void everyBeginningIsTold();
    void files();
};

void SavedSnapshotTest::whatIsExportedComesBack_data() {
    QTest::addColumn<int>("format");
    QTest::newRow("CSV") << static_cast<int>(ExportFormat::Csv);
    QTest::newRow("JSON") << static_cast<int>(ExportFormat::Json);
}

void SavedSnapshotTest::whatIsExportedComesBack() {
    QFETCH(int, format);
    SnapshotBuilder builder;
    for (const State state : {State::Established, State::TimeWait, State::Listen, State::Closing})
        builder.add(tcpSocket(number(state), state));
    builder.addUnix(50, "/run/a socket,\"with\" all\n", State::Listen);
    builder.add(tcpSocket(UINT64_MAX));
    builder.hold(0, builder.addProcess(900, "late"));
    const auto early = builder.addProcess(1000, "early;one");
    builder.hold(0, early);
    builder.hold(2, early);
    const Snapshot snapshot = builder.take();
    const auto read = readSnapshot(exported(static_cast<ExportFormat>(format), snapshot));
    QVERIFY2(read.has_value(), read ? "" : english(read.error()).c_str());
    QCOMPARE((*read)->sockets.size(), snapshot.sockets.size());
    const auto expected = rowsOf(snapshot);
    const auto found = rowsOf(**read);
    for (std::size_t row = 0; row < expected.size(); ++row) QCOMPARE(found[row], expected[row]);
}

void SavedSnapshotTest::severalNetworksComeBack() {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : {1U, 2U, 3U, 4U, 5U, 6U, 7U}) builder.add(tcpSocket(cookie));
    builder.hold(1, builder.addProcess(900, "ours"));
    builder.hold(3, builder.addProcess(1000, "theirs"));
    builder.snapshot().networkNamespace = NetworkNamespace{40};
    builder.snapshot().sections = {{NetworkNamespace{40}, "40", 0, {}},
                                   {NetworkNamespace{41}, "web", 2, {}},
                                   {NetworkNamespace{42}, "4;2", 3, {}},
                                   {withHiddenInode(7), "pid 42", 5, {}},
                                   {withHiddenInode(8), "pid 43", 6, {}}};
    const Snapshot snapshot = builder.take();
    const std::vector<std::uint32_t> shuffled{1, 4, 6, 2, 5, 0, 3};   // as somebody sorted them
    const std::vector<std::uint32_t> together{1, 0, 4, 3, 6, 2, 5};
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Json}) {
        std::string text;
        write({format, exportedColumns(snapshot), {}}, snapshot, shuffled,
              [&](std::string_view piece) { text += piece; });
        const auto read = readSnapshot(text);
        QVERIFY2(read.has_value(), read ? "" : english(read.error()).c_str());
        QCOMPARE(number((*read)->networkNamespace), 40U);
        QCOMPARE((*read)->sections.size(), 5U);
        QVERIFY(!inodeOf((*read)->networkNamespaceOf(6)));
        const auto expected = rowsOf(snapshot);
        const auto found = rowsOf(**read);
        QCOMPARE(found.size(), together.size());
        for (std::size_t row = 0; row < together.size(); ++row) QCOMPARE(found[row], expected[together[row]]);
    }
}

void SavedSnapshotTest::names_data() {
    QTest::addColumn<std::vector<std::string>>("names");
    const auto row = [](const char* tag, std::vector<std::string> names) {
        QTest::newRow(tag) << std::move(names);
    };
    row("a formula", {"=1+1"});
    row("a minus", {"-bash"});
    row("a semicolon", {"a;b"});
    row("semicolons of several", {"a;b", ";", "c"});
    row("quotes and lines", {"\"a\"\r\n,b"});
    row("an apostrophe", {"'a"});
    row("none", {""});
}

void SavedSnapshotTest::names() {
    QFETCH(std::vector<std::string>, names);
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Json}) {
        const auto read = readSnapshot(exported(format, heldBy(names)));
        QVERIFY2(read.has_value(), read ? "" : english(read.error()).c_str());
        const Snapshot& snapshot = **read;
        QCOMPARE(snapshot.holders(0).size(), names.size());
        for (std::size_t at = 0; at < names.size(); ++at)
            QCOMPARE(snapshot.processes[snapshot.holders(0)[at]]->name, names[at]);
    }
}

void SavedSnapshotTest::lineEndsAndOtherOrders() {
    const std::string text =
        "\xef\xbb\xbfstate,protocol,mine,remote_port,remote_address,local_port,local_address\n"
        "LISTEN,tcp,\"x\ny\",0,::,80,::\n"
        "CLOSE,udp,,,,53,127.0.0.1";
    const auto read = readSnapshot(text);
    QVERIFY2(read.has_value(), read ? "" : english(read.error()).c_str());
    QCOMPARE((*read)->sockets.size(), 2U);
    QVERIFY((*read)->sockets[0].family == Family::Inet6);
    QCOMPARE(number((*read)->sockets[1].localPort), 53);
    QVERIFY(!(*read)->sockets[1].cookie);
    QVERIFY((*read)->holders(1).empty());
}

void SavedSnapshotTest::wrongFiles_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("complaint");
    const auto row = [](const char* tag, std::string text, std::string complaint) {
        QTest::newRow(tag) << std::move(text) << std::move(complaint);
    };
    row("nothing", "", "This is no snapshot");
    row("another table", "a,b\r\n1,2\r\n", "This is no snapshot");
    row("bytes", std::string("\0\x01\xff", 3), "This is no snapshot");
    row("a column is missing", "protocol,state\r\n", "lacks the column “local_address”");
    row("cells are missing", head + "\r\ntcp,LISTEN\r\n", "Line 2 has 2 cells, and the first line has 6.");
    row("a quote is open", head + "\r\n\"tcp", "not sound CSV");
    row("behind a quote", head + "\r\n\"tcp\"x,LISTEN,::,1,::,0\r\n", "not sound CSV");
    row("no protocol", head + "\r\nsctp,LISTEN,::,1,::,0\r\n", "Socket 1 of the file has “sctp”");
    row("no state", head + "\r\ntcp,OPEN,::,1,::,0\r\n", "“OPEN”");
    row("no address", head + "\r\ntcp,LISTEN,here,1,::,0\r\n", "“here”");
    row("a port too far", head + "\r\ntcp,LISTEN,::,65536,::,0\r\n", "“65536”");
    row("a negative port", head + "\r\ntcp,LISTEN,::,-1,::,0\r\n", "“-1”");
    row("a negative pid", "pid," + head + "\r\n-5,tcp,LISTEN,::,1,::,0\r\n", "“-5”");
    row("a moment", "captured_at," + head + "\r\n2026-13-01T00:00:00.000Z,tcp,LISTEN,::,1,::,0\r\n",
        "“2026-13-01T00:00:00.000Z”");
    row("JSON of others", "{\"a\":[1,2]}", "This JSON has no list of sockets");
    row("JSON that is cut off", "{\"sockets\":[{\"protocol\":\"tcp\"", "not sound JSON");
    row("JSON without columns", "{\"sockets\":[{\"protocol\":\"tcp\",\"state\":\"LISTEN\"}]}",
        "lacks the column “local_address”");
    row("JSON with other things", R"({"sockets":[[1],{"protocol":{"a":"tcp"},"state":["b"]}]})",
        "Socket 1 of the file has “”");
    row("deep JSON", "{\"a\":" + std::string(100'000, '['), "not sound JSON");
}

void SavedSnapshotTest::wrongFiles() {
    QFETCH(std::string, text);
    QFETCH(std::string, complaint);
    const std::string said = complaintAbout(text);
    QVERIFY2(said.find(complaint) != std::string::npos, said.c_str());
}

/// Wherever it is cut off, it is read or refused.
void SavedSnapshotTest::everyBeginningIsTold() {
    Random random(5);
    const Snapshot snapshot = randomSnapshot(random, 6);
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Json}) {
        const std::string text = exported(format, snapshot);
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY(!complaintAbout(text.substr(0, length)).empty());
    }
}

void SavedSnapshotTest::files() {
    const QTemporaryDir directory;
    const std::filesystem::path path = directory.filePath(QStringLiteral("a.csv")).toStdString();
    const auto complaint = [](const std::filesystem::path& file) {
        const auto read = readSnapshotFile(file);
        return read ? std::string() : english(read.error());
    };
    QVERIFY(complaint(path).find("No such file") != std::string::npos);
    QCOMPARE(complaint(path.parent_path()), std::string("This is not a file."));
    QCOMPARE(mkfifo((path.string() + ".fifo").c_str(), 0600), 0);
    QCOMPARE(complaint(path.string() + ".fifo"), std::string("This is not a file."));
    std::ofstream(path) << exported(ExportFormat::Csv, heldBy({"a"}));
    QCOMPARE(complaint(path), std::string());
    std::filesystem::resize_file(path, largestSavedSnapshot + 1);   // a hole: it takes no room
    QCOMPARE(complaint(path), std::string("The file is too large for a snapshot."));
}

QTEST_APPLESS_MAIN(SavedSnapshotTest)
#include "saved_snapshot_test.moc"
