// Each exit once, whoever tells of it first, and with the name that a snapshot still knew.
#include <QTest>

#include "app/probe/exit_book.h"
#include "tests/support/printing.h"

using namespace socklens;

namespace {

constexpr int killed = 9;

ProcessPointer process(int pid, std::uint64_t startTime, const std::string& name = "server") {
    Process made;
    made.id = {Pid{pid}, StartTime{startTime}};
    made.name = name;
    return std::make_shared<const Process>(made);
}

Snapshot seen(std::vector<ProcessPointer> processes = {}) {
    Snapshot snapshot;
    snapshot.processes = std::move(processes);
    return snapshot;
}

Timestamp now() {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

std::string describe(const std::vector<ProcessExit>& exits) {
    std::string text;
    for (const ProcessExit& exit : exits)
        text += std::to_string(number(exit.process->id.pid)) + " " + exit.process->name + " " +
                (exit.waitStatus ? std::to_string(*exit.waitStatus) : "?") + "\n";
    return text;
}

}   // namespace

class ExitBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oncePerProcess();
    void byTime();
    void strangersWaitForTheSnapshot();
    void strangersAreNamedByTheSnapshot();
    void strangersOfAnotherTime();
    void strangersDoNotWaitForEver();
    void tooManyStrangers();
    void deadOnArrival();
    void memoryOfReportsFades();
};

void ExitBookTest::oncePerProcess() {
    ExitBook book;
    const auto one = process(10, 5);
    book.ended({one, now(), killed});
    QVERIFY(book.wasReported(one->id));
    QVERIFY(book.wasReported(Pid{10}));
    QVERIFY(!book.wasReported(ProcessId{Pid{10}, StartTime{6}}));
    QVERIFY(!book.wasReported(Pid{9}) && !book.wasReported(Pid{11}));
    QCOMPARE(describe(book.take()), std::string("10 server 9\n"));
    QCOMPARE(describe(book.take()), std::string());
}

void ExitBookTest::byTime() {
    ExitBook book;
    book.ended({process(10, 5), now(), killed});
    book.ended({process(11, 5), now() - Milliseconds(50), killed});
    QCOMPARE(describe(book.take()), std::string("11 server 9\n10 server 9\n"));
}

void ExitBookTest::strangersWaitForTheSnapshot() {
    ExitBook book;
    book.stranger({process(10, 0, ""), now(), killed});
    QCOMPARE(describe(book.take()), std::string());
    book.endRound(seen());
    QCOMPARE(describe(book.take()), std::string("10  9\n"));
}

void ExitBookTest::strangersAreNamedByTheSnapshot() {
    ExitBook book;
    const Timestamp then = now() - Milliseconds(100);
    book.stranger({process(10, 0, ""), then, killed});
    book.foundDead(process(10, 5), now());
    book.endRound(seen());
    const auto exits = book.take();
    QCOMPARE(describe(exits), std::string("10 server 9\n"));
    QVERIFY(exits.front().at == then);
}

void ExitBookTest::strangersOfAnotherTime() {
    ExitBook book;
    book.stranger({process(10, 7, "zombie"), now(), killed});
    book.foundDead(process(10, 5), now());
    book.endRound(seen());
    QCOMPARE(describe(book.take()), std::string("10 server ?\n10 zombie 9\n"));
}

void ExitBookTest::strangersDoNotWaitForEver() {
    ExitBook book;
    book.stranger({process(10, 0, ""), now() - std::chrono::seconds(4), killed});
    QCOMPARE(describe(book.take()), std::string("10  9\n"));
}

void ExitBookTest::tooManyStrangers() {
    ExitBook book;
    for (int pid = 1; pid <= 5000; ++pid) book.stranger({process(pid, 0, ""), now(), killed});
    QCOMPARE(book.take().size(), std::size_t{4096});
    book.endRound(seen());
    QCOMPARE(book.take().size(), std::size_t{5000 - 4096});
}

void ExitBookTest::deadOnArrival() {
    ExitBook book;
    book.foundDead(process(10, 5), now());
    QCOMPARE(describe(book.take()), std::string("10 server ?\n"));
    QVERIFY(book.wasReported(ProcessId{Pid{10}, StartTime{5}}));
}

/// As long as a snapshot shows the dead one, and one round longer.
void ExitBookTest::memoryOfReportsFades() {
    ExitBook book;
    const auto one = process(10, 5);
    book.ended({one, now(), killed});
    for (int round = 0; round < 3; ++round) book.endRound(seen({process(9, 1), one, process(11, 1)}));
    QVERIFY(book.wasReported(one->id));
    book.endRound(seen({process(9, 1), process(10, 6), process(11, 1)}));
    QVERIFY(!book.wasReported(one->id));
    book.ended({process(12, 5), now(), killed});
    book.endRound(seen());
    QVERIFY(book.wasReported(Pid{12}));
    book.endRound(seen());
    QVERIFY(!book.wasReported(Pid{12}));
}

QTEST_APPLESS_MAIN(ExitBookTest)
#include "exit_book_test.moc"
