// Messages of the kernel's connector for processes, recorded and harmed.
#include <QTest>

#include "app/probe/proc_event.h"
#include "tests/probe/mutations.h"
#include "tests/support/hex.h"
#include "tests/support/printing.h"

#include <cstring>

using namespace socklens;
using namespace socklens::test;

namespace {

/// As Linux 6.18 sent them: the answer to a request with the number 76, exit(3), a core dump that begins, and the
/// end by SIGSEGV without a core.
constexpr std::string_view answer = "4c000000030000003c1b00000000000001000000010000003c1b00004d0000002800000000000"
                                    "00001000000bf4b808f1902000000000000"
                                    "0000000000000000000000000000000000000000";
constexpr std::string_view exitThree = "4c000000030000003510000000000000010000000100000035100000000000002800000000"
                                       "00008001000000e001986df6010000dd0d0000"
                                       "dd0d00000003000011000000b40d0000b40d0000";
constexpr std::string_view dumpBegins = "4c00000003000000641100000000000001000000010000006411000000000000280000000"
                                        "000004000000000d12c1c6ef6010000de0d0000"
                                        "de0d0000b40d0000b40d00000000000000000000";
constexpr std::string_view segmentationFault = "4c0000000300000065110000000000000100000001000000651100000000000028"
                                               "00000000000080000000003da6256ef6010000de0d0000"
                                               "de0d00000b00000011000000b40d0000b40d0000";

template <class Value>
std::vector<std::byte> with(std::string_view digits, std::size_t offset, Value value) {
    auto bytes = bytesFromHex(digits);
    std::memcpy(bytes.data() + offset, &value, sizeof value);
    return bytes;
}

std::string describe(const std::optional<ProcEvent>& event) {
    if (!event) return "nothing";
    const std::string process = std::to_string(number(event->process)) + (event->firstThread ? "" : " (a thread)");
    const std::string at = " at " + std::to_string(event->monotonicNanoseconds);
    switch (event->kind) {
    case ProcEvent::Kind::Other: return "other";
    case ProcEvent::Kind::Acknowledgement:
        return "number " + std::to_string(event->acknowledged) + ": " + std::to_string(event->error);
    case ProcEvent::Kind::CoreDump: return "core dump of " + process + at;
    case ProcEvent::Kind::Exit: return "exit of " + process + " with " + std::to_string(event->waitStatus) + at;
    }
    return {};
}

}   // namespace

class ProcEventTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedOnes();
    void threads();
    void strangers();
    void truncated();
    void harmed();
};

void ProcEventTest::recordedOnes() {
    QCOMPARE(describe(parseProcEvent(bytesFromHex(answer))), std::string("number 77: 0"));
    const auto denied = with(answer, proc_event_layout::errorAt, 1);
    QCOMPARE(describe(parseProcEvent(denied)), std::string("number 77: 1"));
    QCOMPARE(describe(parseProcEvent(bytesFromHex(exitThree))),
             std::string("exit of 3549 with 768 at 2157912261088"));
    QCOMPARE(describe(parseProcEvent(bytesFromHex(dumpBegins))),
             std::string("core dump of 3550 at 2157920922833"));
    QCOMPARE(describe(parseProcEvent(bytesFromHex(segmentationFault))),
             std::string("exit of 3550 with 11 at 2157921543741"));
}

void ProcEventTest::threads() {
    QCOMPARE(describe(parseProcEvent(with(exitThree, proc_event_layout::threadAt, 3551))),
             std::string("exit of 3549 (a thread) with 768 at 2157912261088"));
    QCOMPARE(describe(parseProcEvent(with(dumpBegins, proc_event_layout::threadAt, 3551))),
             std::string("core dump of 3550 (a thread) at 2157920922833"));
}

void ProcEventTest::strangers() {
    constexpr std::uint32_t fork = 1;
    QCOMPARE(describe(parseProcEvent(with(exitThree, proc_event_layout::whatAt, fork))), std::string("other"));
    QCOMPARE(describe(parseProcEvent(with(exitThree, proc_event_layout::messageAt, 2))), std::string("nothing"));
}

void ProcEventTest::truncated() {
    forEachTruncation(bytesFromHex(exitThree), [](Bytes bytes) {
        QCOMPARE(parseProcEvent(bytes).has_value(), bytes.size() >= proc_event_layout::exitCodeAt + 4);
    });
    forEachTruncation(bytesFromHex(answer), [](Bytes bytes) {
        QCOMPARE(parseProcEvent(bytes).has_value(), bytes.size() >= proc_event_layout::errorAt + 4);
    });
}

void ProcEventTest::harmed() {
    std::mt19937 random(4);
    int read = 0;
    for (int round = 0; round < 20'000; ++round)
        read += parseProcEvent(mutated(random, bytesFromHex(round % 2 == 0 ? exitThree : dumpBegins))) ? 1 : 0;
    QVERIFY(read > 0);
}

QTEST_GUILESS_MAIN(ProcEventTest)
#include "proc_event_test.moc"
