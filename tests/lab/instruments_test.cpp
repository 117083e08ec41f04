// The instruments of the lab themselves: what reads `ss`, CSV and packets must notice what is wrong.
#include "tests/lab/child_process.h"
#include "tests/lab/csv_table.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/ss_listing.h"
#include "tests/lab/tcp_segment.h"

#include <sched.h>

using namespace socklens::lab;

class InstrumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvIsRead();
    void csvMistakesAreNoticed_data();
    void csvMistakesAreNoticed();
    void formulaGuardIsTakenOff();
    void rowsOfSsAreRead();
    void oddRowsOfSsAreNoticed();
    void segmentsAreRead();
    void brokenSegmentsAreNoticed();
    void sysctlsOfOthersAreSafe();
};

void InstrumentsTest::csvIsRead() {
    const CsvTable csv("name,value\r\n\"a \"\"quoted\"\", one\",\r\n\"two\r\nlines\",2\r\n");
    QCOMPARE(csv.size(), std::size_t{2});
    QCOMPARE(csv.cell(0, "name"), std::string("a \"quoted\", one"));
    QCOMPARE(csv.cell(0, "value"), std::string());
    QCOMPARE(csv.cell(1, "name"), std::string("two\r\nlines"));
    QVERIFY_THROWS_EXCEPTION(std::out_of_range, csv.cell(0, "nothing"));
}

void InstrumentsTest::csvMistakesAreNoticed_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("too few cells") << QByteArray("a,b\r\n1\r\n");
    QTest::newRow("too many cells") << QByteArray("a,b\r\n1,2,3\r\n");
    QTest::newRow("quote inside") << QByteArray("a\r\n1\"2\r\n");
    QTest::newRow("quote not closed") << QByteArray("a\r\n\"1\r\n");
    QTest::newRow("text after the quote") << QByteArray("a\r\n\"1\"2\r\n");
    QTest::newRow("two kinds of line end") << QByteArray("a\r\n1\n");
    QTest::newRow("carriage return alone") << QByteArray("a\r\n1\r2\r\n");
    QTest::newRow("a column twice") << QByteArray("a,a\r\n1,2\r\n");
}

void InstrumentsTest::csvMistakesAreNoticed() {
    QFETCH(const QByteArray, text);
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, CsvTable(text.toStdString()));
}

void InstrumentsTest::formulaGuardIsTakenOff() {
    QCOMPARE(withoutFormulaGuard("'@abstract"), std::string("@abstract"));
    QCOMPARE(withoutFormulaGuard("'quoted'"), std::string("'quoted'"));
    QCOMPARE(splitCell("12;34").size(), std::size_t{2});
    QVERIFY(splitCell("").empty());
}

void InstrumentsTest::rowsOfSsAreRead() {
    const SsRow listener = parseSsRow(R"(tcp LISTEN 1 7 *:5001 *:* users:(("a) b",pid=7,fd=4),("c",pid=9,fd=4)) )"
                                      "uid:42 ino:6850 sk:1f cgroup:/x v6only:0 <->");
    QCOMPARE(listener.family, std::string("inet6"));
    QVERIFY((listener.local == Endpoint{"::", 5001}));
    QVERIFY((listener.remote == Endpoint{"::", 0}));
    QCOMPARE(listener.receiveQueue, 1U);
    QCOMPARE(listener.sendQueue, 7U);
    QVERIFY(listener.uid == 42U && listener.inode == 6850U && listener.cookie == 0x1fU);
    QVERIFY((listener.holders == std::map<pid_t, std::string>{{7, "a) b"}, {9, "c"}}));

    const SsRow orphan =
        parseSsRow("tcp FIN-WAIT-1 0 1 [fd99::1]:45836 [fd99::2]:7 timer:(on,180ms,0) ino:0 sk:a ---");
    QCOMPARE(orphan.state, std::string("FIN_WAIT1"));
    QCOMPARE(orphan.timer, std::string("on"));
    QCOMPARE(orphan.shutdown, std::string("both"));
    QVERIFY(!orphan.inode && !orphan.uid && orphan.holders.empty());

    const SsRow named =
        parseSsRow("u_str ESTAB 3 0 /a \"b\", c 6865 * 6863 users:((\"x\",pid=1,fd=2)) <-> ino:10 dev:0/1");
    QCOMPARE(named.local.address, std::string("/a \"b\", c"));
    QVERIFY(named.inode == 6865U && named.peerInode == 6863U);
    QVERIFY(parseSsRow("udp UNCONN 0 0 127.0.0.1%lo:53 0.0.0.0:*").interface == "lo");
}

void InstrumentsTest::oddRowsOfSsAreNoticed() {
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, parseSsRow("tcp WHATEVER 0 0 1.2.3.4:1 1.2.3.4:2"));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, parseSsRow("raw UNCONN 0 0 1.2.3.4:1 1.2.3.4:2"));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, parseSsRow("tcp LISTEN"));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, parseSsRow("tcp LISTEN 0 0 1.2.3.4:x 0.0.0.0:*"));
}

void InstrumentsTest::segmentsAreRead() {
    for (const bool inet6 : {false, true}) {
        TcpSegment segment;
        segment.source = {inet6 ? "fd99::2" : "10.99.0.2", 1};
        segment.destination = {inet6 ? "fd99::1" : "10.99.0.1", 65535};
        segment.sequence = 0xfffffffe;
        segment.acknowledgement = 7;
        segment.syn = segment.ack = true;
        segment.window = 3;
        segment.payload = "odd";
        const auto read = decode(encode(segment));
        QVERIFY(read.has_value());
        QVERIFY(read->source == segment.source && read->destination == segment.destination);
        QVERIFY(read->syn && read->ack && !read->fin && !read->rst);
        QCOMPARE(read->sequence, segment.sequence);
        QCOMPARE(read->acknowledgement, segment.acknowledgement);
        QCOMPARE(read->window, segment.window);
        QCOMPARE(read->payload, segment.payload);
    }
}

/// Every byte counts: a checksum covers all of TCP, and addresses and lengths with it.
void InstrumentsTest::brokenSegmentsAreNoticed() {
    TcpSegment segment;
    segment.source = {"10.99.0.2", 1};
    segment.destination = {"10.99.0.1", 2};
    segment.payload = "x";
    const auto packet = encode(segment);
    for (std::size_t i = 0; i < packet.size(); ++i) {
        auto broken = packet;
        broken[i] ^= 0x10;
        QVERIFY2(!decode(broken), std::to_string(i).c_str());
        QVERIFY(!decode(std::span(packet).first(i)));
    }
}

/// A sysctl is written in the namespace that was entered through the front door, and in no other.
void InstrumentsTest::sysctlsOfOthersAreSafe() {
    writeSysctl("net/ipv4/tcp_fin_timeout", "59");
    constexpr int refused = 7;
    ChildProcess child({}, [](int) {
        if (unshare(CLONE_NEWNET) != 0) return;
        try {
            writeSysctl("net/ipv4/tcp_fin_timeout", "58");
        } catch (const std::runtime_error&) {
            _exit(refused);
        }
    });
    QCOMPARE(child.stop(), refused);
}

int main(int argc, char** argv) {
    return runLab<InstrumentsTest>(argc, argv);
}

#include "instruments_test.moc"
