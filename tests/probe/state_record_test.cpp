// Events of the tracepoint inet_sock_set_state: the kernel's description of their fields and their bytes, recorded
// and harmed.
#include <QTest>

#include "app/probe/state_record.h"
#include "tests/probe/mutations.h"
#include "tests/support/files.h"
#include "tests/support/hex.h"
#include "tests/support/printing.h"

#include <cstring>

using namespace socklens;
using namespace socklens::test;

namespace {

/// As Linux 6.18 wrote them behind the header of a record: a client on 127.0.0.1 that closes its connection, and a
/// server on ::1 that closes after its peer.
constexpr std::string_view inetFinWait1 =
    "df0d0000df0d00000e1469dbf60100004c000000ef080001df0d000000250c848188ffff010000000400000080aed7dc020006007f000"
    "001"
    "7f00000100000000000000000000ffff7f00000100000000000000000000ffff7f00000100000000";
constexpr std::string_view inet6LastAck =
    "df0d0000df0d0000975375dbf60100004c000000ef080001df0d000000ceeb548188ffff08000000090000002fe498b20a0006007f000"
    "006"
    "7f000006000000000000000000000000000000010000000000000000000000000000000100000000";

constexpr std::size_t rawAt = 20;

std::string recordedFormat() {
    return readText(std::string(SOCKLENS_RECORDED) + "/inet_sock_set_state-6.18");
}

StateFormat format() {
    return parseStateFormat(recordedFormat()).value();
}

std::string describe(const std::optional<TracedChange>& change) {
    if (!change) return "nothing";
    return std::to_string(number(change->process)) + " at " + std::to_string(change->monotonicNanoseconds) + " " +
           toText(change->localAddress) + " " + std::to_string(number(change->localPort)) + " > " +
           toText(change->remoteAddress) + " " + std::to_string(number(change->remotePort)) + " " +
           std::string(toText(change->from)) + " > " + std::string(toText(change->to));
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    if (at == std::string::npos) throw std::invalid_argument("there is no " + what);
    return text.replace(at, what.size(), with);
}

template <class Value>
std::vector<std::byte> with(std::string_view digits, std::size_t offset, Value value) {
    auto bytes = bytesFromHex(digits);
    std::memcpy(bytes.data() + offset, &value, sizeof value);
    return bytes;
}

}   // namespace

class StateRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedFormatIsRead();
    void fieldsMayLieElsewhere();
    void formatsThatWillNotDo_data();
    void formatsThatWillNotDo();
    void recordsAreRead();
    void othersAreRefused();
    void protocolOfOneByte();
    void truncated();
    void fieldsBehindTheEnd();
    void harmed();
};

void StateRecordTest::recordedFormatIsRead() {
    const StateFormat expected{.oldState = 16,
                               .newState = 20,
                               .localPort = 24,
                               .remotePort = 26,
                               .protocol = 30,
                               .protocolSize = 2,
                               .localAddress = 40,
                               .remoteAddress = 56};
    QVERIFY(parseStateFormat(recordedFormat()) == expected);
}

void StateRecordTest::fieldsMayLieElsewhere() {
    std::string text =
        replaced(recordedFormat(), "protocol;\toffset:30;\tsize:2", "protocol;\toffset:30;\tsize:1");
    text = replaced(text, "saddr_v6[16];\toffset:40", "saddr_v6[16];\toffset:31");
    const auto found = parseStateFormat(text);
    QVERIFY(found);
    QCOMPARE(found->protocolSize, std::uint16_t{1});
    QCOMPARE(found->localAddress, std::uint16_t{31});
    QCOMPARE(found->remoteAddress, std::uint16_t{56});
}

void StateRecordTest::formatsThatWillNotDo_data() {
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QString::fromStdString(text);
    };
    const std::string text = recordedFormat();
    row("empty", "");
    row("no new state", replaced(text, "newstate;", "freshstate;"));
    row("no protocol", replaced(text, "protocol;", "protokoll;"));
    row("a protocol of four bytes",
        replaced(text, "protocol;\toffset:30;\tsize:2", "protocol;\toffset:30;\tsize:4"));
    row("a wide port", replaced(text, "sport;\toffset:24;\tsize:2", "sport;\toffset:24;\tsize:4"));
    row("short addresses", replaced(text, "offset:40;\tsize:16", "offset:40;\tsize:8"));
    row("an offset that is none", replaced(text, "offset:40", "offset:4x"));
    row("a huge offset", replaced(text, "offset:40", "offset:99999"));
    row("a negative offset", replaced(text, "offset:40", "offset:-40"));
}

void StateRecordTest::formatsThatWillNotDo() {
    QFETCH(QString, text);
    QVERIFY(!parseStateFormat(text.toStdString()));
}

void StateRecordTest::recordsAreRead() {
    QCOMPARE(describe(parseStateRecord(format(), bytesFromHex(inetFinWait1))),
             std::string("3551 at 2159754679310 127.0.0.1 44672 > 127.0.0.1 56535 ESTABLISHED > FIN_WAIT1"));
    QCOMPARE(describe(parseStateRecord(format(), bytesFromHex(inet6LastAck))),
             std::string("3551 at 2159755482007 ::1 58415 > ::1 45720 CLOSE_WAIT > LAST_ACK"));
}

void StateRecordTest::othersAreRefused() {
    constexpr std::uint16_t mptcp = 262;
    QVERIFY(!parseStateRecord(format(), with(inetFinWait1, rawAt + 30, mptcp)));
    QVERIFY(!parseStateRecord(format(), with(inetFinWait1, rawAt + 20, 12)));   // NEW_SYN_RECV is none of ours
    QVERIFY(!parseStateRecord(format(), with(inetFinWait1, rawAt + 16, 0)));
    QVERIFY(!parseStateRecord(format(), with(inetFinWait1, 0, 0)));    // of another pid namespace
    QVERIFY(!parseStateRecord(format(), with(inetFinWait1, 0, -1)));   // reaped already
    QVERIFY(!parseStateRecord(format(), with(inetFinWait1, 16, std::uint32_t{77})));
    QVERIFY(!parseStateRecord(format(), with(inetFinWait1, 16, ~std::uint32_t{0})));
}

void StateRecordTest::protocolOfOneByte() {
    StateFormat old = format();
    old.protocolSize = 1;
    QVERIFY(parseStateRecord(old, with(inetFinWait1, rawAt + 31, std::uint8_t{1})));
    QVERIFY(!parseStateRecord(old, with(inetFinWait1, rawAt + 30, std::uint8_t{17})));
}

void StateRecordTest::truncated() {
    const auto whole = bytesFromHex(inetFinWait1);
    forEachTruncation(whole, [&](Bytes bytes) {
        QCOMPARE(parseStateRecord(format(), bytes).has_value(), bytes.size() == whole.size());
    });
    // A record that says itself that it is shorter than the fields that the format promises.
    for (std::uint32_t size = 0; size < 72; ++size)
        QVERIFY(!parseStateRecord(format(), with(inetFinWait1, 16, size)));
    QVERIFY(parseStateRecord(format(), with(inetFinWait1, 16, std::uint32_t{72})));
}

void StateRecordTest::fieldsBehindTheEnd() {
    for (const std::uint16_t offset : {std::uint16_t{61}, std::uint16_t{76}, std::uint16_t{65535}}) {
        StateFormat strange = format();
        strange.remoteAddress = offset;
        QVERIFY(!parseStateRecord(strange, bytesFromHex(inetFinWait1)));
    }
}

void StateRecordTest::harmed() {
    std::mt19937 random(4);
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        const auto bytes = mutated(random, bytesFromHex(round % 2 == 0 ? inetFinWait1 : inet6LastAck));
        const auto change = parseStateRecord(format(), bytes);
        if (!change) continue;
        ++read;
        QVERIFY(number(change->process) > 0);
        QVERIFY(change->to >= State::Established && change->to <= State::Closing);
    }
    QVERIFY(read > 0);
}

QTEST_GUILESS_MAIN(StateRecordTest)
#include "state_record_test.moc"
