// Snapshots as CSV, read back by the rules of RFC 4180.
#include <QTest>

#include "app/core/matching_rows.h"
#include "app/export/exported.h"
#include "tests/support/csv_table.h"
#include "tests/support/printing.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;

namespace {

std::string csvOf(const Snapshot& snapshot) {
    std::string text;
    writeCsv(snapshot, allRows(snapshot), exportedColumns(snapshot),
             [&](std::string_view piece) { text += piece; });
    return text;
}

/// One connection, held by a process with this name.
Snapshot heldBy(const std::string& name) {
    SnapshotBuilder builder;
    builder.add(tcpSocket(1));
    builder.hold(0, builder.addProcess(7, name));
    return builder.take();
}

std::size_t columnsOf(const Snapshot& snapshot) {
    return exportedColumns(snapshot).size();
}

}   // namespace

class CsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void header();
    void headerWithoutRows();
    void tcpInfoColumns();
    void exactText();
    void cells_data();
    void cells();
    void namesOfUnixSockets();
    void unitsAndContainers();
    void unknownIsEmpty();
    void rowsInTheOrderGiven();
    void columnsInTheOrderGiven();
    void inPieces();
    void everythingComesBack();
};

void CsvTest::header() {
    const auto table = readCsv(csvOf(heldBy("a")));
    const CsvLine required{"captured_at",   "protocol",   "family",         "state",
                           "local_address", "local_port", "remote_address", "remote_port",
                           "pid",           "process",    "user",           "uid",
                           "recv_queue",    "send_queue", "timer",          "timer_expires_ms",
                           "retransmits",   "inode",      "cookie",         "cgroup",
                           "command",       "netns"};
    QVERIFY(table[0].size() >= required.size());
    for (std::size_t at = 0; at < required.size(); ++at) QCOMPARE(table[0][at], required[at]);
}

void CsvTest::headerWithoutRows() {
    const std::string text = csvOf(Snapshot{});
    QVERIFY(text.starts_with("captured_at,protocol,"));
    QVERIFY(text.ends_with("\r\n"));
    QCOMPARE(readCsv(text).size(), 1U);
}

void CsvTest::tcpInfoColumns() {
    Snapshot snapshot = heldBy("a");
    const auto without = columnsOf(snapshot);
    TcpInfo tcpInfo;
    tcpInfo.totalRetransmits = 5;
    snapshot.tcpInfos.emplace_back(0, tcpInfo);
    QCOMPARE(columnsOf(snapshot), without + 5);
    QCOMPARE(cellOf(readCsv(csvOf(snapshot)), 1, "retransmits_total"), std::string("5"));
    for (const Column column : exportedColumns(snapshot))
        QVERIFY(info(column).origin != ColumnInfo::Origin::Memory);
}

void CsvTest::exactText() {
    SnapshotBuilder builder;
    Socket socket = tcpSocket(42, State::TimeWait);
    socket.timer = Timer::TimeWait;
    socket.timerExpiresMs = 59000;
    builder.add(socket);
    const std::string text = csvOf(builder.take());
    const std::string row = text.substr(text.find("\r\n") + 2);
    QVERIFY2(
        row.starts_with("2026-11-20T14:02:11.250Z,tcp,inet,TIME_WAIT,10.0.0.1,443,10.0.0.2,40000,,,,,,,timewait,"
                        "59000,,,42,,,4026531840,"),
        row.c_str());
    QVERIFY(row.ends_with("\r\n"));
}

void CsvTest::cells_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("written");   // as it stands in the file
    QTest::addColumn<std::string>("read");
    const auto row = [](const char* tag, std::string name, std::string written, std::string read) {
        QTest::newRow(tag) << std::move(name) << std::move(written) << std::move(read);
    };
    row("plain", "nginx", ",nginx,", "nginx");
    row("blanks stay", " a ", ", a ,", " a ");
    row("comma", "a,b", ",\"a,b\",", "a,b");
    row("quote", "a\"b", ",\"a\"\"b\",", "a\"b");
    row("only a quote", "\"", ",\"\"\"\",", "\"");
    row("LF", "a\nb", ",\"a\nb\",", "a\nb");
    row("CR", "a\rb", ",\"a\rb\",", "a\rb");
    row("CR LF", "a\r\nb", ",\"a\r\nb\",", "a\r\nb");
    row("semicolon", "a;b", ",a;b,", "a;b");
    row("UTF-8", "caf\xc3\xa9", ",caf\xc3\xa9,", "caf\xc3\xa9");
    row("not UTF-8", "\xff\xfe", ",\xff\xfe,", "\xff\xfe");
    row("formula", "=1+1", ",'=1+1,", "'=1+1");
    row("plus", "+1", ",'+1,", "'+1");
    row("minus", "-bash", ",'-bash,", "'-bash");
    row("at", "@SUM(A1)", ",'@SUM(A1),", "'@SUM(A1)");
    row("tabulator", "\t=1", ",'\t=1,", "'\t=1");
    row("CR first", "\r=1", ",\"'\r=1\",", "'\r=1");
    row("formula with comma", "=A(1,2)", ",\"'=A(1,2)\",", "'=A(1,2)");
    row("formula with quotes", "=\"a\"", ",\"'=\"\"a\"\"\",", "'=\"a\"");
    row("formula sign inside", "a=1", ",a=1,", "a=1");
    row("an apostrophe of its own", "'=1", ",'=1,", "'=1");
}

void CsvTest::cells() {
    QFETCH(std::string, name);
    QFETCH(std::string, written);
    const std::string text = csvOf(heldBy(name));
    QVERIFY2(text.find(written) != std::string::npos, text.c_str());
    QTEST(cellOf(readCsv(text), 1, "process"), "read");
}

void CsvTest::namesOfUnixSockets() {
    SnapshotBuilder builder;
    builder.addUnix(1, "@abstract");
    builder.addUnix(2, "/run/a,b");
    const auto table = readCsv(csvOf(builder.take()));
    QCOMPARE(cellOf(table, 1, "local_address"), std::string("'@abstract"));
    QCOMPARE(cellOf(table, 2, "local_address"), std::string("/run/a,b"));
}

/// Read once per cgroup, and still each row says its own.
void CsvTest::unitsAndContainers() {
    SnapshotBuilder builder;
    const std::vector<std::string> cgroups{"/system.slice/=a,b.service", "/lxc.payload.@box", "",
                                           "/system.slice/\"c\".service", "/system.slice/=a,b.service"};
    for (std::uint32_t row = 0; row < cgroups.size(); ++row) {
        Process process;
        process.id = {Pid{static_cast<int>(row) + 1}, StartTime{1}};
        process.cgroup = cgroups[row];
        builder.add(tcpSocket(row + 1));
        builder.hold(row, builder.addProcess(process));
    }
    const std::string text = csvOf(builder.take());
    QVERIFY2(text.find(",\"'=a,b.service\",,") != std::string::npos, text.c_str());
    const auto table = readCsv(text);
    const std::vector<std::string> units{"'=a,b.service", "", "", "\"c\".service", "'=a,b.service"};
    const std::vector<std::string> containers{"", "'@box", "", "", ""};
    for (std::size_t row = 0; row < cgroups.size(); ++row) {
        QCOMPARE(cellOf(table, row + 1, "unit"), units[row]);
        QCOMPARE(cellOf(table, row + 1, "container"), containers[row]);
    }
}

void CsvTest::unknownIsEmpty() {
    SnapshotBuilder builder;
    builder.addUnix(0, "");
    const auto table = readCsv(csvOf(builder.take()));
    for (const char* column :
         {"local_address", "local_port", "pid", "process", "user", "uid", "recv_queue", "send_queue", "timer",
          "timer_expires_ms", "retransmits", "inode", "cookie", "cgroup", "command"})
        QVERIFY2(cellOf(table, 1, column).empty(), column);
}

void CsvTest::rowsInTheOrderGiven() {
    SnapshotBuilder builder;
    for (const std::uint64_t cookie : {1U, 2U, 3U}) builder.add(tcpSocket(cookie));
    const Snapshot snapshot = builder.take();
    const std::vector<std::uint32_t> rows{2, 0};
    std::string text;
    writeCsv(snapshot, rows, exportedColumns(snapshot), [&](std::string_view piece) { text += piece; });
    const auto table = readCsv(text);
    QCOMPARE(table.size(), 3U);
    QCOMPARE(cellOf(table, 1, "cookie"), std::string("3"));
    QCOMPARE(cellOf(table, 2, "cookie"), std::string("1"));
}

/// Row by row, with others that are left out: the same text as in one go.
void CsvTest::columnsInTheOrderGiven() {
    const Snapshot snapshot = heldBy("a");
    const std::vector<Column> columns{Column::State, Column::Process, Column::Protocol, Column::CapturedAt};
    std::string text;
    writeCsv(snapshot, allRows(snapshot), columns, [&](std::string_view piece) { text += piece; });
    QCOMPARE(text, std::string("state,process,protocol,captured_at\r\n"
                               "ESTABLISHED,a,tcp,2026-11-20T14:02:11.250Z\r\n"));
}

void CsvTest::inPieces() {
    Random random(7);
    Snapshot snapshot = randomSnapshot(random, 30);
    snapshot.tcpInfos.clear();
    std::string text;
    CsvInPieces csv([&](std::string_view piece) { text += piece; });
    QCOMPARE(text, csvOf(Snapshot{}));
    const auto rows = allRows(snapshot);
    for (const std::uint32_t row : rows) {
        csv.add(snapshot, {});
        csv.add(snapshot, {&row, 1});
    }
    QCOMPARE(text, csvOf(snapshot));
}

void CsvTest::everythingComesBack() {
    Random random(31);
    for (int round = 0; round < 60; ++round) {
        const Snapshot snapshot = randomSnapshot(random, below(random, 30));
        const auto exported = exportedColumns(snapshot);
        const auto table = readCsv(csvOf(snapshot));
        QCOMPARE(table.size(), snapshot.sockets.size() + 1);
        for (const auto row : allRows(snapshot))
            for (std::size_t at = 0; at < exported.size(); ++at) {
                std::string expected = text({snapshot, row}, exported[at]);
                if (!expected.empty() && std::string_view("=+-@\t\r").find(expected[0]) != std::string_view::npos)
                    expected.insert(0, 1, '\'');
                QCOMPARE(table[row + 1][at], expected);
            }
    }
}

QTEST_APPLESS_MAIN(CsvTest)
#include "csv_test.moc"
