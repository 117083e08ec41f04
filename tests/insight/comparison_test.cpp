// Two snapshots beside each other: what appeared, what is gone, what has changed, and whose it is.
#include <QTest>

#include "app/core/network_namespace.h"
#include "app/insight/compare.h"
#include "tests/support/printing.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>

using namespace socklens;
using namespace socklens::test;

namespace {

NotedSockets noted(Snapshot snapshot) {
    return {std::make_shared<const Snapshot>(std::move(snapshot)), nullptr};
}

Socket connection(std::uint64_t cookie, State state, int port, int remotePort = 443) {
    Socket socket = tcpSocket(cookie, state);
    socket.localPort = static_cast<Port>(port);
    socket.remotePort = static_cast<Port>(remotePort);
    return socket;
}

/// "+2 TIME_WAIT node", the largest change first.
std::vector<std::string> changesIn(const Comparison& comparison) {
    std::vector<std::string> lines;
    for (const ComparedTotal& total : comparison.totals)
        if (total.difference() != 0)
            lines.push_back((total.difference() > 0 ? "+" : "") + std::to_string(total.difference()) + ' ' +
                            std::string(toText(total.state)) + ' ' + total.process);
    return lines;
}

}   // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingHasChanged();
    void whatNodeLeft();
    void aServersLeftoversAreItsPorts();
    void whatTheWindowKnowsOfLeftovers();
    void aCookieIsAnothersAfterARestart();
    void addressesWhereThereAreNoCookies();
    void networksWhoseNumbersAreHidden();
    void manyThatLookTheSame();
    void everySocketIsCountedOnce();
    void theTimeBetween();
};

void ComparisonTest::nothingHasChanged() {
    SnapshotBuilder builder;
    builder.hold(builder.add(connection(1, State::Established, 1000)), builder.addProcess(7, "node"));
    const NotedSockets same = noted(builder.take());
    const Comparison comparison = compare(same, same);
    QVERIFY(comparison.isEmpty());
    QCOMPARE(comparison.same, 1U);
    QVERIFY(changesIn(comparison).empty());
}

void ComparisonTest::whatNodeLeft() {
    SnapshotBuilder before;
    const auto node = before.addProcess(7, "node");
    for (std::uint64_t cookie = 1; cookie <= 3; ++cookie)
        before.hold(before.add(connection(cookie, State::Established, 1000 + static_cast<int>(cookie))), node);
    before.hold(before.add(connection(9, State::Listen, 80, 0)), node);
    SnapshotBuilder after;
    const auto still = after.addProcess(7, "node");
    after.add(connection(1, State::TimeWait, 1001));
    after.add(connection(2, State::TimeWait, 1002));
    after.hold(after.add(connection(9, State::Listen, 80, 0)), still);
    after.hold(after.add(connection(20, State::CloseWait, 1020)), after.addProcess(8, "curl"));
    const Comparison comparison = compare(noted(before.take()), noted(after.take()));
    QVERIFY(changesIn(comparison) ==
            (std::vector<std::string>{"-3 ESTABLISHED node", "+2 TIME_WAIT node", "+1 CLOSE_WAIT curl"}));
    QCOMPARE(comparison.appeared, 1U);
    QCOMPARE(comparison.gone, 1U);
    QCOMPARE(comparison.changed, 2U);
    QCOMPARE(comparison.same, 1U);
    QCOMPARE(comparison.sockets.size(), 4U);
    for (const ComparedSocket& socket : comparison.sockets) {
        QCOMPARE(socket.older != ComparedSocket::absent, socket.kind != ChangeKind::Appeared);
        QCOMPARE(socket.newer != ComparedSocket::absent, socket.kind != ChangeKind::Gone);
        QCOMPARE(totalOf(comparison, socket).state, viewOf(comparison, socket).socket().state);
    }
}

void ComparisonTest::aServersLeftoversAreItsPorts() {
    SnapshotBuilder after;
    after.hold(after.add(connection(9, State::Listen, 80, 0)), after.addProcess(7, "nginx"));
    after.add(connection(1, State::TimeWait, 80, 5000));
    after.add(connection(2, State::TimeWait, 81, 5000));
    const Comparison comparison = compare(noted(Snapshot{}), noted(after.take()));
    QVERIFY(changesIn(comparison) ==
            (std::vector<std::string>{"+1 TIME_WAIT ", "+1 TIME_WAIT nginx", "+1 LISTEN nginx"}));
}

void ComparisonTest::whatTheWindowKnowsOfLeftovers() {
    SnapshotBuilder after;
    after.add(connection(1, State::TimeWait, 1000));
    after.add(connection(2, State::TimeWait, 1001));
    NotedSockets newer = noted(after.take());
    auto process = std::make_shared<Process>();
    process->name = "node";
    LeftoverGroup group;
    group.formerOwner = process;
    group.rows = {1, 700};   // a row that is not there
    auto groups = std::make_shared<LeftoverGroups>();
    groups->groupings[static_cast<std::size_t>(LeftoverGrouping::FormerOwner)].push_back(group);
    newer.leftovers = groups;
    QVERIFY(changesIn(compare(noted(Snapshot{}), newer)) ==
            (std::vector<std::string>{"+1 TIME_WAIT ", "+1 TIME_WAIT node"}));
}

void ComparisonTest::aCookieIsAnothersAfterARestart() {
    SnapshotBuilder before;
    before.add(connection(1, State::Established, 1000));
    SnapshotBuilder after;
    after.add(connection(1, State::TimeWait, 2000));
    const Comparison comparison = compare(noted(before.take()), noted(after.take()));
    QCOMPARE(comparison.appeared, 1U);
    QCOMPARE(comparison.gone, 1U);
    QCOMPARE(comparison.changed, 0U);
}

void ComparisonTest::addressesWhereThereAreNoCookies() {
    SnapshotBuilder before;
    before.add(connection(1, State::Established, 1000));
    before.add(connection(2, State::Established, 1001));
    Snapshot after = before.snapshot();
    after.sockets[0].cookie = {};
    after.sockets[1].cookie = {};
    after.sockets[1].state = State::CloseWait;
    after.networkNamespace = {};   // it is not known
    const Comparison comparison = compare(noted(before.take()), noted(after));
    QCOMPARE(comparison.same, 1U);
    QCOMPARE(comparison.changed, 1U);
}

/// Each is paired with one, however many could be meant.
/// Without rights they are told apart by numbers that the next look gives otherwise.
void ComparisonTest::networksWhoseNumbersAreHidden() {
    const auto look = [](NetworkNamespace other) {
        SnapshotBuilder builder;
        builder.add(connection(1, State::Established, 1000));
        Socket there = connection(2, State::Established, 1000);
        there.cookie = {};
        builder.add(there);
        builder.snapshot().sections = {{NetworkNamespace{40}, "40", 0, {}}, {other, "pid 42", 1, {}}};
        return noted(builder.take());
    };
    const auto same = [&](NetworkNamespace before, NetworkNamespace after) {
        return compare(look(before), look(after)).same;
    };
    QCOMPARE(same(withHiddenInode(7), withHiddenInode(8)), 2U);
    QCOMPARE(same(withHiddenInode(7), NetworkNamespace{41}), 2U);
    QCOMPARE(same(NetworkNamespace{41}, NetworkNamespace{41}), 2U);
    QCOMPARE(same(NetworkNamespace{41}, NetworkNamespace{42}), 1U);
}

void ComparisonTest::manyThatLookTheSame() {
    Snapshot many;
    Socket socket = tcpSocket(1, State::Close);
    socket.protocol = Protocol::Udp;
    socket.cookie = {};
    many.sockets.assign(20'000, socket);
    Snapshot fewer = many;
    fewer.sockets.resize(19'000);
    const Comparison comparison = compare(noted(many), noted(fewer));
    QCOMPARE(comparison.same, 19'000U);
    QCOMPARE(comparison.gone, 1'000U);
    QCOMPARE(comparison.appeared, 0U);
}

void ComparisonTest::everySocketIsCountedOnce() {
    SnapshotBuilder before;
    SnapshotBuilder after;
    for (std::uint64_t cookie = 1; cookie <= 300; ++cookie) {
        const int port = static_cast<int>(cookie) + 1000;
        if (cookie % 3 != 0) before.add(connection(cookie, static_cast<State>(1 + cookie % 11), port));
        if (cookie % 5 != 0) after.add(connection(cookie, static_cast<State>(1 + cookie % 7), port));
    }
    const NotedSockets older = noted(before.take());
    const NotedSockets newer = noted(after.take());
    const Comparison comparison = compare(older, newer);
    std::size_t countedBefore = 0;
    std::size_t countedAfter = 0;
    for (const ComparedTotal& total : comparison.totals) {
        countedBefore += total.before;
        countedAfter += total.after;
    }
    QCOMPARE(countedBefore, older.snapshot->sockets.size());
    QCOMPARE(countedAfter, newer.snapshot->sockets.size());
    QCOMPARE(comparison.same + comparison.changed + comparison.gone, older.snapshot->sockets.size());
    QCOMPARE(comparison.same + comparison.changed + comparison.appeared, newer.snapshot->sockets.size());
    const auto size = [](const ComparedTotal& total) { return std::abs(total.difference()); };
    QVERIFY(std::ranges::is_sorted(comparison.totals, std::ranges::greater{}, size));
}

void ComparisonTest::theTimeBetween() {
    const auto between = [](Timestamp older, Timestamp newer) {
        SnapshotBuilder first;
        first.snapshot().capturedAt = older;
        SnapshotBuilder second;
        second.snapshot().capturedAt = newer;
        return timeBetween(compare(noted(first.take()), noted(second.take())));
    };
    const Timestamp noon{std::chrono::hours(12)};
    QVERIFY(between(noon, noon + Milliseconds(42'000)) == Milliseconds(42'000));
    QVERIFY(!between(noon, noon));
    QVERIFY(!between(noon, noon - Milliseconds(1)));
    QVERIFY(!between(Timestamp{}, noon));   // of a file that does not say
}

QTEST_APPLESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
