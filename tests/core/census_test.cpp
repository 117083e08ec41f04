// How many sockets there are, by state and by owner.
#include <QTest>

#include "app/core/census.h"
#include "app/core/matching_rows.h"
#include "tests/support/random_snapshot.h"
#include "tests/support/snapshot_builder.h"

#include <map>

using namespace socklens;
using socklens::test::SnapshotBuilder;
using socklens::test::tcpSocket;

namespace {

using Rows = std::vector<std::uint32_t>;

/// 0: held by two, 1: by the second, 2: kernel, 3: hidden, 4: UNIX held by the first, 5: UDP held by the second.
SnapshotBuilder machine() {
    SnapshotBuilder builder;
    const auto first = builder.addProcess(100, "first");
    const auto second = builder.addProcess(200, "second");
    builder.addProcess(300, "without a socket");
    Socket held = tcpSocket(1, State::Listen);
    held.inode = Inode{11};
    builder.add(held);
    builder.add(tcpSocket(2, State::CloseWait));
    builder.add(tcpSocket(3, State::TimeWait));
    Socket hidden = tcpSocket(4);
    hidden.inode = Inode{14};
    builder.add(hidden);
    const auto unixRow = builder.addUnix(5, "/run/a");
    Socket udp = tcpSocket(6, State::Close);
    udp.protocol = Protocol::Udp;
    const auto udpRow = builder.add(udp);
    builder.hold(0, first);
    builder.hold(0, second);
    builder.hold(1, second);
    builder.hold(unixRow, first);
    builder.hold(udpRow, second);
    return builder;
}

}   // namespace

class CensusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void networkSockets();
    void groups();
    void someRowsOnly();
    void notLookedFor();
    void nothing();
    void everyRowIsInItsGroups();
};

void CensusTest::networkSockets() {
    const StateCounts counts = countNetworkSockets(machine().take());
    QCOMPARE(counts[StateGroup::Listen], 1U);
    QCOMPARE(counts[StateGroup::CloseWait], 1U);
    QCOMPARE(counts[StateGroup::TimeWait], 1U);
    QCOMPARE(counts[StateGroup::Established], 1U);   // the UNIX socket does not count
    QCOMPARE(counts[StateGroup::Unconnected], 1U);
    QCOMPARE(counts.total(), 5U);
}

void CensusTest::groups() {
    const Snapshot snapshot = machine().take();
    const auto groups = groupByOwner(snapshot, allRows(snapshot));
    QCOMPARE(groups.size(), 4U);

    QCOMPARE(groups[0].ownership, Ownership::Held);
    QCOMPARE(groups[0].process, 0U);
    QVERIFY(groups[0].sockets == (Rows{0, 4}));
    QCOMPARE(groups[0].counts.total(), 1U);
    QCOMPARE(groups[0].unixSockets, 1U);
    QCOMPARE(groups[0].total(), 2U);

    QCOMPARE(groups[1].process, 1U);
    QVERIFY(groups[1].sockets == (Rows{0, 1, 5}));   // the shared socket counts for each holder
    QCOMPARE(groups[1].counts[StateGroup::Listen], 1U);
    QCOMPARE(groups[1].counts[StateGroup::CloseWait], 1U);
    QCOMPARE(groups[1].counts[StateGroup::Unconnected], 1U);

    QCOMPARE(groups[2].ownership, Ownership::Kernel);
    QVERIFY(groups[2].sockets == (Rows{2}));
    QCOMPARE(groups[3].ownership, Ownership::Hidden);
    QVERIFY(groups[3].sockets == (Rows{3}));
}

void CensusTest::someRowsOnly() {
    const Snapshot snapshot = machine().take();
    const Rows rows{5, 3, 0};
    const auto groups = groupByOwner(snapshot, rows);
    QCOMPARE(groups.size(), 3U);
    QVERIFY(groups[0].sockets == (Rows{0}));
    QVERIFY(groups[1].sockets == (Rows{5, 0}));   // in the order given
    QVERIFY(groups[2].sockets == (Rows{3}));
}

void CensusTest::notLookedFor() {
    auto builder = machine();
    builder.snapshot().coverage.ownersLookedFor = false;
    builder.snapshot().processes.clear();
    const Snapshot snapshot = builder.take();
    const auto groups = groupByOwner(snapshot, allRows(snapshot));
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].ownership, Ownership::NotLookedFor);
    QCOMPARE(groups[0].total(), 6U);
}

void CensusTest::nothing() {
    QVERIFY(groupByOwner(Snapshot{}, {}).empty());
    const Snapshot snapshot = machine().take();
    QVERIFY(groupByOwner(snapshot, {}).empty());
    QCOMPARE(countNetworkSockets(Snapshot{}).total(), 0U);
}

void CensusTest::everyRowIsInItsGroups() {
    test::Random random(5);
    for (int round = 0; round < 300; ++round) {
        const Snapshot snapshot = test::randomSnapshot(random, test::below(random, 50));
        std::map<std::uint32_t, std::size_t> appearances;
        const auto groups = groupByOwner(snapshot, allRows(snapshot));
        const auto counts = countByOwner(snapshot);
        QCOMPARE(counts.size(), groups.size());
        for (std::size_t at = 0; at < groups.size(); ++at) {
            QVERIFY(counts[at].ownership == groups[at].ownership && counts[at].process == groups[at].process);
            QVERIFY(counts[at].counts == groups[at].counts && counts[at].unixSockets == groups[at].unixSockets);
            QVERIFY(counts[at].sockets.empty());
        }
        for (const OwnerGroup& group : groups) {
            QCOMPARE(std::size_t{group.total()}, group.sockets.size());
            for (const auto row : group.sockets) {
                ++appearances[row];
                QCOMPARE(ownership(snapshot, row), group.ownership);
            }
        }
        for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row)
            QCOMPARE(appearances[row], std::max<std::size_t>(1, snapshot.holders(row).size()));
    }
}

QTEST_APPLESS_MAIN(CensusTest)
#include "census_test.moc"
