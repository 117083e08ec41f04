// The tables of /proc/net, recorded and harmed: the same sockets as from sock_diag, with fewer facts.
#include <QTest>

#include "app/probe/procfs_net.h"
#include "tests/probe/description.h"
#include "tests/probe/recorded_tables.h"
#include "tests/support/files.h"
#include "tests/support/printing.h"

#include <algorithm>
#include <random>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr KernelFacts since617{.orphansKeepUid = true};

std::string recordedText(const char* table) {
    return readText(std::string(SOCKLENS_RECORDED "/net/") + table);
}

std::vector<Socket> recordedInet(const char* table, Protocol protocol, Family family) {
    return parseProcfsInet(recordedText(table), protocol, family, since617);
}

/// What /proc/net does not say; timers run on between two readings.
Socket withoutWhatProcfsLacks(Socket socket) {
    socket.cookie = std::nullopt;
    socket.cgroup = std::nullopt;
    socket.shutdown = std::nullopt;
    socket.interface = std::nullopt;
    if (socket.timerExpiresMs) socket.timerExpiresMs = 0;
    // tcp_ipv4.c prints write_seq - snd_una, which of a listener is always 0; sock_diag says what listen(2) asked
    // for.
    if (socket.state == State::Listen) socket.sendQueue = std::nullopt;
    return socket;
}

UnixRow withoutWhatProcfsLacks(UnixRow row) {
    row.socket = withoutWhatProcfsLacks(row.socket);
    row.socket.uid = std::nullopt;
    row.socket.receiveQueue = std::nullopt;
    row.socket.sendQueue = std::nullopt;
    row.socket.peerInode = std::nullopt;
    return row;
}

const std::string header =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const std::string goodLine = "   0: 0100007F:1F90 0200007F:9C41 01 0000000A:0000001A 01:00000063 00000003  1000   "
                             "     0 4711 1 0 20 4 28 11 -1\n";

std::size_t rowsIn(std::string_view text, Family family = Family::Inet) {
    return parseProcfsInet(text, Protocol::Tcp, family, since617).size();
}

}   // namespace

class ProcfsNetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsSockDiag_data();
    void sameAsSockDiag();
    void timersAgree();
    void howManyRows();
    void oneLine();
    void backlogOfAListenerIsUnknown();
    void unixSameAsSockDiag();
    void unixNames_data();
    void unixNames();
    void notAccepted();
    void nothingToRead();
    void brokenLines_data();
    void brokenLines();
    void brokenUnixLines_data();
    void brokenUnixLines();
    void everyTruncation();
    void mutations();
};

void ProcfsNetTest::sameAsSockDiag_data() {
    QTest::addColumn<Socket>("fromSockDiag");
    QTest::addColumn<std::string>("table");
    for (const RecordedSocket& recorded : recordedInetSockets())
        if (recorded.inProcfs) QTest::newRow(recorded.name) << recorded.socket << recorded.procfsTable;
}

void ProcfsNetTest::sameAsSockDiag() {
    QFETCH(Socket, fromSockDiag);
    QFETCH(std::string, table);
    const auto rows = recordedInet(table.c_str(), fromSockDiag.protocol, fromSockDiag.family);
    const auto found = std::ranges::find_if(rows, [&](const Socket& socket) {
        return socket.localPort == fromSockDiag.localPort && socket.remotePort == fromSockDiag.remotePort;
    });
    QVERIFY(found != rows.end());
    QVERIFY(!found->cookie && !found->cgroup && !found->shutdown && !found->interface);
    QCOMPARE(describe(withoutWhatProcfsLacks(*found)), describe(withoutWhatProcfsLacks(fromSockDiag)));
}

void ProcfsNetTest::timersAgree() {
    std::size_t compared = 0;
    for (const RecordedSocket& recorded : recordedInetSockets()) {
        if (!recorded.socket.timerExpiresMs) continue;
        for (const Socket& socket :
             recordedInet(recorded.procfsTable.c_str(), Protocol::Tcp, recorded.socket.family)) {
            if (socket.localPort != recorded.socket.localPort || socket.remotePort != recorded.socket.remotePort)
                continue;
            ++compared;
            QVERIFY(std::abs(static_cast<int>(*socket.timerExpiresMs) -
                             static_cast<int>(*recorded.socket.timerExpiresMs)) < 100);
        }
    }
    QCOMPARE(compared, 6U);
}

void ProcfsNetTest::howManyRows() {
    QCOMPARE(recordedInet("tcp", Protocol::Tcp, Family::Inet).size(), 20U);
    QCOMPARE(recordedInet("tcp6", Protocol::Tcp, Family::Inet6).size(), 6U);
    QCOMPARE(recordedInet("udp", Protocol::Udp, Family::Inet).size(), 2U);
    QCOMPARE(recordedInet("udp6", Protocol::Udp, Family::Inet6).size(), 1U);
    QCOMPARE(parseProcfsUnix(recordedText("unix")).size(), 9U);
}

void ProcfsNetTest::oneLine() {
    const auto rows = parseProcfsInet(header + goodLine, Protocol::Tcp, Family::Inet, since617);
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(describe(rows[0]),
             std::string("tcp inet ESTABLISHED 127.0.0.1:8080 127.0.0.2:40001 inode=4711 uid=1000 rq=26 wq=10 "
                         "timer=on/990/3 cookie=- cgroup=- if=- shut=- type=- peer=-"));
}

void ProcfsNetTest::backlogOfAListenerIsUnknown() {
    std::size_t listeners = 0;
    for (const Socket& socket : recordedInet("tcp", Protocol::Tcp, Family::Inet)) {
        if (socket.state != State::Listen) continue;
        ++listeners;
        QVERIFY(socket.receiveQueue.has_value());
        QVERIFY(!socket.sendQueue.has_value());
    }
    QCOMPARE(listeners, 3U);
}

void ProcfsNetTest::unixSameAsSockDiag() {
    const auto rows = parseProcfsUnix(recordedText("unix"));
    for (const UnixRow& recorded : recordedUnixRows()) {
        const auto found = std::ranges::find_if(
            rows, [&](const UnixRow& row) { return row.socket.inode == recorded.socket.inode; });
        QVERIFY(found != rows.end());
        QVERIFY(!found->socket.uid && !found->socket.receiveQueue && !found->socket.peerInode);
        QCOMPARE(describe(*found), describe(withoutWhatProcfsLacks(recorded)));
    }
}

void ProcfsNetTest::unixNames_data() {
    QTest::addColumn<std::string>("rest");
    QTest::addColumn<std::string>("name");
    QTest::newRow("none") << std::string() << std::string();
    QTest::newRow("path") << std::string(" /run/a.sock") << std::string("/run/a.sock");
    QTest::newRow("with blanks") << std::string(" /run/my socket ") << std::string("/run/my socket ");
    QTest::newRow("begins with a blank") << std::string("  a") << std::string(" a");
    QTest::newRow("abstract") << std::string(" @x@y") << std::string("@x@y");
    QTest::newRow("not UTF-8") << std::string(" /\xff") << std::string("/\xff");
}

void ProcfsNetTest::unixNames() {
    QFETCH(std::string, rest);
    const auto rows =
        parseProcfsUnix("Num\n0000000000000000: 00000002 00000000 00010000 0001 01 2075769" + rest + "\n");
    QCOMPARE(rows.size(), 1U);
    QTEST(rows[0].name, "name");
}

/// What waits in the backlog of a listener has no inode yet; sock_diag does not list it either.
void ProcfsNetTest::notAccepted() {
    const std::string text = recordedText("unix");
    QVERIFY(text.find(" 02     0 /run/lens/service.sock\n") != std::string::npos);
    for (const UnixRow& row : parseProcfsUnix(text)) QVERIFY(row.socket.inode.has_value());
}

void ProcfsNetTest::nothingToRead() {
    for (const std::string& text : {std::string(), std::string("\n"), header, header + "\n\n\n"}) {
        QCOMPARE(rowsIn(text), 0U);
        QVERIFY(parseProcfsUnix(text).empty());
    }
    QCOMPARE(rowsIn(goodLine), 0U);   // the first line is the header, whatever it says
    QCOMPARE(rowsIn(header + goodLine.substr(0, goodLine.size() - 1)), 1U);
}

void ProcfsNetTest::brokenLines_data() {
    QTest::addColumn<std::string>("line");
    const auto row = [](const char* name, const char* line) { QTest::newRow(name) << std::string(line) + "\n"; };
    row("words", "the quick brown fox jumps over the lazy dog again and again");
    row("too few fields", "   0: 0100007F:1F90 0200007F:9C41 01 00000000:00000000 00:00000000 00000000  1000");
    row("no colon in the address", "0: 0100007F1F90 0200007F:9C41 01 0:0 00:0 0 1000 0 4711");
    row("short address", "0: 100007F:1F90 0200007F:9C41 01 0:0 00:0 0 1000 0 4711");
    row("address of the other family", "0: 00000000000000000000000001000000:1F90 "
                                       "00000000000000000000000001000000:0000 01 0:0 00:0 0 1000 0 4711");
    row("no hexadecimal address", "0: 010000ZF:1F90 0200007F:9C41 01 0:0 00:0 0 1000 0 4711");
    row("sign in the address", "0: -100007F:1F90 0200007F:9C41 01 0:0 00:0 0 1000 0 4711");
    row("port too long", "0: 0100007F:11F90 0200007F:9C41 01 0:0 00:0 0 1000 0 4711");
    row("port too short", "0: 0100007F:F90 0200007F:9C41 01 0:0 00:0 0 1000 0 4711");
    row("state that does not exist", "0: 0100007F:1F90 0200007F:9C41 00 0:0 00:0 0 1000 0 4711");
    row("state too high", "0: 0100007F:1F90 0200007F:9C41 0E 0:0 00:0 0 1000 0 4711");
    row("state of three digits", "0: 0100007F:1F90 0200007F:9C41 101 0:0 00:0 0 1000 0 4711");
    row("queues without colon", "0: 0100007F:1F90 0200007F:9C41 01 00 00:0 0 1000 0 4711");
    row("queue too big", "0: 0100007F:1F90 0200007F:9C41 01 100000000:0 00:0 0 1000 0 4711");
    row("empty queue", "0: 0100007F:1F90 0200007F:9C41 01 :0 00:0 0 1000 0 4711");
    row("timer without colon", "0: 0100007F:1F90 0200007F:9C41 01 0:0 00 0 1000 0 4711");
    row("uid negative", "0: 0100007F:1F90 0200007F:9C41 01 0:0 00:0 0 -1 0 4711");
    row("uid in letters", "0: 0100007F:1F90 0200007F:9C41 01 0:0 00:0 0 root 0 4711");
    row("inode too big", "0: 0100007F:1F90 0200007F:9C41 01 0:0 00:0 0 1000 0 4294967296");
    row("tabulators", "0:\t0100007F:1F90\t0200007F:9C41\t01\t0:0\t00:0\t0\t1000\t0\t4711");
}

/// Its neighbours are read all the same.
void ProcfsNetTest::brokenLines() {
    QFETCH(std::string, line);
    const auto rows = parseProcfsInet(header + goodLine + line + goodLine, Protocol::Tcp, Family::Inet, since617);
    QCOMPARE(rows.size(), 2U);
    QVERIFY(rows[0] == rows[1]);
}

void ProcfsNetTest::brokenUnixLines_data() {
    QTest::addColumn<std::string>("line");
    const auto row = [](const char* name, const char* line) { QTest::newRow(name) << std::string(line) + "\n"; };
    row("words", "one two three four five six seven eight");
    row("too few fields", "0000000000000000: 00000002 00000000 00010000 0001 01");
    row("state that does not exist", "0000000000000000: 00000002 00000000 00000000 0001 09 5 /a");
    row("free", "0000000000000000: 00000002 00000000 00000000 0001 00 5 /a");
    row("type too big", "0000000000000000: 00000002 00000000 00000000 0101 03 5 /a");
    row("flags too big", "0000000000000000: 00000002 00000000 100000000 0001 03 5 /a");
    row("inode negative", "0000000000000000: 00000002 00000000 00000000 0001 03 -5 /a");
}

void ProcfsNetTest::brokenUnixLines() {
    QFETCH(std::string, line);
    const std::string good = "0000000000000000: 00000002 00000000 00010000 0001 01 5 /a\n";
    QCOMPARE(parseProcfsUnix("Num\n" + good + line + good).size(), 2U);
}

void ProcfsNetTest::everyTruncation() {
    for (const char* table : {"tcp", "tcp6", "unix"}) {
        const std::string whole = recordedText(table);
        std::size_t last = 0;
        for (std::size_t length = 0; length <= whole.size(); ++length) {
            const std::string cut(whole, 0, length);
            const std::size_t rows = std::string_view(table) == "unix"   ? parseProcfsUnix(cut).size()
                                     : std::string_view(table) == "tcp6" ? rowsIn(cut, Family::Inet6)
                                                                         : rowsIn(cut);
            QVERIFY(rows == last || rows == last + 1);
            last = rows;
        }
    }
}

void ProcfsNetTest::mutations() {
    std::mt19937 random(13);
    const std::array tables{recordedText("tcp"), recordedText("tcp6"), recordedText("unix")};
    constexpr std::string_view likely = "0123456789ABCDEF: \n\t@/-";
    std::size_t rows = 0;
    for (int round = 0; round < 5000; ++round) {
        std::string text = tables[random() % tables.size()];
        for (int change = 0; change < 20; ++change)
            text[random() % text.size()] =
                random() % 4 == 0 ? static_cast<char>(random()) : likely[random() % likely.size()];
        for (const Socket& socket : parseProcfsInet(text, Protocol::Tcp, Family::Inet, since617)) {
            QVERIFY(!toText(socket.state).empty());
            ++rows;
        }
        for (const UnixRow& row : parseProcfsUnix(text)) {
            QVERIFY(!toText(row.socket.state).empty());
            ++rows;
        }
        rowsIn(text, Family::Inet6);
    }
    QVERIFY(rows > 5000);
}

QTEST_APPLESS_MAIN(ProcfsNetTest)
#include "procfs_net_test.moc"
