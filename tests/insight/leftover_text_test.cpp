// What is said of a group of leftovers.
#include <QTest>

#include "app/insight/leftover_advice.h"
#include "app/insight/leftover_text.h"
#include "tests/support/known_names.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using namespace socklens::test;
using namespace std::chrono_literals;

class LeftoverTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titles();
    void titlesWithNames();
    void ends_data();
    void ends();
    void living();
    void lastGone();
    void whyNobodyIsKnown();
    void confidences();
};

namespace {

ProcessPointer named(std::string name) {
    Process process;
    process.id = {Pid{4242}, StartTime{1}};
    process.name = std::move(name);
    return std::make_shared<const Process>(std::move(process));
}

std::string title(const LeftoverGroup& group, LeftoverGrouping grouping = LeftoverGrouping::FormerOwner) {
    return english(titleOf(group, grouping));
}

}   // namespace

void LeftoverTextTest::titles() {
    LeftoverGroup group;
    group.formerOwner = named("python3");
    QCOMPARE(title(group), "python3 · pid 4242");
    group.formerOwner = named("");
    QCOMPARE(title(group), "pid 4242");

    LeftoverGroup server;
    server.key = "port 8080";
    server.port = Port{8080};
    server.remote = address("10.0.0.2");
    server.remotePort = Port{50000};   // it has but one
    QCOMPARE(title(server), "unknown · port 8080");
    server.key = "to 10.0.0.2 50000";
    QCOMPARE(title(server), "unknown · to 10.0.0.2 port 50000");

    group.states = {{State::TimeWait, 3}};
    group.remote = address("::1");
    QCOMPARE(title(group, LeftoverGrouping::State), "TIME_WAIT");
    QCOMPARE(title(group, LeftoverGrouping::Remote), "::1");
}

void LeftoverTextTest::titlesWithNames() {
    const KnownNames names({{address("10.0.0.2"), "web.example.org"}}, {{Port{443}, "https"}});
    const auto titleWith = [&names](const LeftoverGroup& group, LeftoverGrouping grouping) {
        return english(titleOf(group, grouping, &names));
    };
    LeftoverGroup clients;
    clients.key = "to 10.0.0.2 443";
    clients.remote = address("10.0.0.2");
    clients.remotePort = Port{443};
    clients.states = {{State::TimeWait, 3}};
    QCOMPARE(titleWith(clients, LeftoverGrouping::FormerOwner), "unknown · to web.example.org port https");
    QCOMPARE(titleWith(clients, LeftoverGrouping::Remote), "web.example.org");
    const NamesWithNumbers both(names);
    QCOMPARE(english(titleOf(clients, LeftoverGrouping::FormerOwner, &both)),
             "unknown · to web.example.org (10.0.0.2) port https (443)");
    QCOMPARE(titleWith(clients, LeftoverGrouping::State), "TIME_WAIT");
    QVERIFY(hostIn(clients, LeftoverGrouping::FormerOwner) == clients.remote);
    QVERIFY(hostIn(clients, LeftoverGrouping::Remote) == clients.remote);
    QVERIFY(!hostIn(clients, LeftoverGrouping::State));

    LeftoverGroup server = clients;
    server.key = "port 443";
    server.port = Port{443};
    QCOMPARE(titleWith(server, LeftoverGrouping::FormerOwner), "unknown · port https");
    server.port = Port{444};
    QCOMPARE(english(titleOf(server, LeftoverGrouping::FormerOwner, &both)), "unknown · port 444");
    QVERIFY(!hostIn(server, LeftoverGrouping::FormerOwner));   // it is not told of

    clients.formerOwner = named("curl");
    QCOMPARE(titleWith(clients, LeftoverGrouping::FormerOwner), "curl · pid 4242");
    QVERIFY(!hostIn(clients, LeftoverGrouping::FormerOwner));
}

void LeftoverTextTest::ends_data() {
    QTest::addColumn<int>("status");   // -1: unknown
    QTest::addColumn<bool>("dumped");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("signal") << 11 << false << std::string("killed by SIGSEGV at 14:02:11");
    QTest::newRow("core") << (11 | 0x80) << true << std::string("killed by SIGSEGV at 14:02:11, core dumped");
    QTest::newRow("exit code") << 0x300 << false << std::string("ended with exit code 3 at 14:02:11");
    QTest::newRow("unknown") << -1 << false << std::string("ended at 14:02:11");
}

void LeftoverTextTest::ends() {
    QFETCH(int, status);
    QFETCH(bool, dumped);
    QFETCH(std::string, expected);
    LeftoverGroup group;
    group.formerOwner = named("python3");
    group.death = Death{{}, status < 0 ? std::nullopt : std::optional(status), dumped};
    QCOMPARE(english(endOf(group, "14:02:11")), expected);
}

void LeftoverTextTest::living() {
    LeftoverGroup group;
    QVERIFY(endOf(group, "").empty());   // of nobody
    group.formerOwner = named("python3");
    QCOMPARE(english(endOf(group, "")), "holds no socket now; its end was not seen");
    group.ownerLives = true;
    QCOMPARE(english(endOf(group, "")), "still running");
    group.dumpsCore = true;
    QCOMPARE(english(endOf(group, "")), "crashed, its core is being written");
}

void LeftoverTextTest::lastGone() {
    const auto text = [](Forecast::Kind kind, Milliseconds remaining) {
        return english(lastGoneText({kind, remaining, {}}));
    };
    QCOMPARE(text(Forecast::Kind::Timed, 41s), "last gone in 41 s");
    QCOMPARE(text(Forecast::Kind::Timed, 40'001ms), "last gone in 41 s");
    QCOMPARE(text(Forecast::Kind::Timed, 339s), "last gone in 5 min 39 s");
    QCOMPARE(text(Forecast::Kind::AnyMoment, 0s), "last gone at any moment");
    QCOMPARE(text(Forecast::Kind::Never, 0s), "not gone by itself");
    QCOMPARE(text(Forecast::Kind::Unknown, 0s), "when the last is gone is not known");
}

void LeftoverTextTest::whyNobodyIsKnown() {
    LeftoverGroup group;
    group.confidence = Confidence::Unknown;
    const auto text = [&](bool traces, bool elevated, std::uint64_t lost = 0) {
        Capabilities can;
        can.tracesStates = traces;
        can.seesAllOwners = elevated;
        std::string all;
        for (const Message& reason : whyUnknown(std::span(&group, 1), can, lost)) all += english(reason) + '\n';
        return all;
    };
    QVERIFY(text(false, false).find("unlock administrator rights") != std::string::npos);
    QVERIFY(text(false, true).find("which this kernel does not let it trace") != std::string::npos);
    QVERIFY(text(true, true).find("Keep it watching") != std::string::npos);
    QVERIFY(text(true, true).find("nlock") == std::string::npos);
    QVERIFY(text(true, true, 7).find("7 changes came too fast") != std::string::npos);
    group.confidence = Confidence::Likely;
    QCOMPARE(text(false, false), std::string());
    QCOMPARE(text(false, false, 7), english(lostText(7)) + '\n');
}

void LeftoverTextTest::confidences() {
    QCOMPARE(toText(Confidence::Seen), "seen");
    QCOMPARE(toText(Confidence::Traced), "traced");
    QCOMPARE(toText(Confidence::Likely), "likely");
    QCOMPARE(toText(Confidence::Unknown), "unknown");
}

QTEST_APPLESS_MAIN(LeftoverTextTest)
#include "leftover_text_test.moc"
