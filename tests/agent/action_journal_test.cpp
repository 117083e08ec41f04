// The lines that the elevated agent leaves in a log, and when it leaves them.
#include <QTemporaryDir>
#include <QTest>

#include "app/agent/action_journal.h"
#include "tests/support/files.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>

using namespace socklens;
using namespace socklens::test;

class ActionJournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void journalLines();
    void longLines();
    void intentions();
    void oneLinePerAction();
    void complainsOnce();
};

void ActionJournalTest::journalLines() {
    const Timestamp time(Milliseconds(1'795'183'331'250));
    const ActionResult result{Outcome::Refused, {"%1 does not want to.", {"ev\nil\x1b[31m"}}};
    QCOMPARE(journalLine(time, Uid{1000}, SendSignal{{Pid{42}, StartTime{77}}, 15}, result),
             std::string("2026-11-20T14:02:11.250Z uid 1000: Terminate (SIGTERM): pid 42 (start 77): refused: "
                         "ev?il?[31m does not want to."));
    const auto target = targetOf(tcpSocket(12));
    for (const Action& action :
         {Action(Release{target}), Action(Abort{target, {}}), Action(CloseGracefully{target, {}})})
        QVERIFY(journalLine(time, Uid{0}, action, result).find("(cookie 12)") != std::string::npos);
    QVERIFY(journalLine(time, Uid{0}, Abort{target, ProcessId{Pid{42}, StartTime{77}}}, result)
                .find("(cookie 12), of pid 42 (start 77): refused: ") != std::string::npos);
    QVERIFY(journalLine(time, Uid{0}, SetSysctl{Sysctl::TcpFinTimeout, "a\nb", true}, result).find('\n') ==
            std::string::npos);
}

/// A log drops what is too long: however much somebody says, who did what and how it ended is there.
void ActionJournalTest::longLines() {
    const SetSysctl blanks{Sysctl::TcpFinTimeout, std::string(250'000, ' ') + "30", false};
    const ActionResult result{Outcome::Done, {"%1", {std::string(100'000, 'x')}}};
    const std::string line = journalLine({}, Uid{1000}, blanks, result);
    QVERIFY2(line.size() < 4000, std::to_string(line.size()).c_str());
    QVERIFY(line.find("uid 1000: Set: net.ipv4.tcp_fin_timeout = ") != std::string::npos);
    QVERIFY(line.find("…: done: x") != std::string::npos);
    QVERIFY(intentionLine({}, Uid{1000}, {blanks, blanks}).size() < 4000);
    std::string german = "x";
    while (german.size() < 10'000) german += "ß";
    const QByteArray cut =
        QByteArray::fromStdString(journalLine({}, Uid{}, blanks, {Outcome::Done, {"%1", {german}}}));
    QCOMPARE(QString::fromUtf8(cut).toUtf8(), cut);   // no half character
}

void ActionJournalTest::intentions() {
    const Timestamp time(Milliseconds(1'795'183'331'250));
    const SendSignal first{{Pid{42}, StartTime{77}}, 15};
    const SendSignal last{{Pid{43}, StartTime{78}}, 9};
    QCOMPARE(intentionLine(time, Uid{1000}, {first}),
             std::string("2026-11-20T14:02:11.250Z uid 1000: begins: Terminate (SIGTERM): pid 42 (start 77)"));
    QCOMPARE(
        intentionLine(time, Uid{1000}, {first, first, last}),
        std::string("2026-11-20T14:02:11.250Z uid 1000: begins 3 actions, the first: Terminate (SIGTERM): pid "
                    "42 (start 77); the last: Kill (SIGKILL): pid 43 (start 78)"));
}

void ActionJournalTest::oneLinePerAction() {
    const QTemporaryDir directory;
    const std::string file = directory.filePath("log/actions.log").toStdString();
    ActionJournal journal(Uid{1000}, {.log = "/nonexistent", .file = file});
    const Actions actions(3, SendSignal{{Pid{42}, StartTime{77}}, 15});
    journal.announce(actions);
    QCOMPARE(std::ranges::count(readText(file), '\n'), 1);   // before anything is done
    journal.record(actions, ActionResults(3, {Outcome::Done, {"It is done.", {}}}));
    journal.announce({});
    QCOMPARE(std::ranges::count(readText(file), '\n'), 4);
    QVERIFY(!journal.takeComplaint());
}

void ActionJournalTest::complainsOnce() {
    ActionJournal journal(Uid{1000}, {.log = "/nonexistent", .file = "/dev/full"});
    QVERIFY(!journal.takeComplaint());
    const Actions actions(2, SendSignal{{Pid{42}, StartTime{77}}, 15});
    journal.announce(actions);
    QVERIFY(journal.takeComplaint());
    journal.record(actions, ActionResults(2, {Outcome::Done, {}}));
    QVERIFY(!journal.takeComplaint());
}

QTEST_APPLESS_MAIN(ActionJournalTest)
#include "action_journal_test.moc"
