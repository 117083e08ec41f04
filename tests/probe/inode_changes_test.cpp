// Which rows are as before, and what is said of the inodes of the others: against plain sets.
#include <QTest>

#include "app/probe/inode_changes.h"
#include "tests/support/snapshot_builder.h"

#include <algorithm>
#include <random>
#include <set>

using namespace socklens;
using namespace socklens::test;

namespace {

using Listing = InodeChanges::Listing;

std::vector<Socket> list(const std::vector<std::uint32_t>& inodes) {
    std::vector<Socket> sockets;
    for (const std::uint32_t inode : inodes) {
        sockets.push_back(tcpSocket(1));
        sockets.back().inode = Inode{inode};
    }
    return sockets;
}

std::vector<std::uint32_t> rowsOf(const InodeChanges& changes, std::uint32_t inode) {
    std::vector<std::uint32_t> rows;
    changes.forEachRow(Inode{inode}, [&](std::uint32_t row) { rows.push_back(row); });
    std::ranges::sort(rows);
    return rows;
}

std::set<std::uint32_t> withoutNone(std::set<std::uint32_t> inodes) {
    inodes.erase(0);
    return inodes;
}

/// Every row of an inode is either as before, or to be laid out anew; and nothing is missed.
void compareWithSets(const std::vector<std::uint32_t>& before, const std::vector<std::uint32_t>& now) {
    const auto last = list(before);
    const auto present = list(now);
    InodeChanges changes(last, present, {});
    const std::set<std::uint32_t> was(before.begin(), before.end());
    const std::set<std::uint32_t> is(now.begin(), now.end());
    for (std::uint32_t row = 0; row < now.size(); ++row) {
        const std::uint32_t rowBefore = changes.rowsBefore()[row];
        if (rowBefore != InodeChanges::noRow)
            QCOMPARE(before[rowBefore], now[row]);
        else if (now[row] != 0)
            QVERIFY(std::ranges::count(rowsOf(changes, now[row]), row) == 1);
    }
    for (std::uint32_t inode = 1; inode < 60; ++inode) {
        const bool isListed = is.contains(inode);
        switch (changes.of(Inode{inode})) {
        case Listing::AsBefore: QCOMPARE(isListed, was.contains(inode)); break;
        case Listing::Gone: QVERIFY(!isListed || std::ranges::count(before, inode) > 1); break;
        case Listing::Listed: QVERIFY(isListed); break;
        case Listing::FromMemory: QFAIL("nothing is remembered"); break;
        }
    }
    if (changes.isNothing()) QVERIFY(withoutNone(was) == withoutNone(is));
    if (before == now && !now.empty()) QVERIFY(changes.isNothing());
    changes.add({});   // finds out what has other rows still
    for (std::uint32_t inode = 1; inode < 60; ++inode)
        if (const auto hasRows = changes.forEachRow(Inode{inode}, [](std::uint32_t) {}))
            QCOMPARE(*hasRows, is.contains(inode));
}

}   // namespace

class InodeChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingBefore();
    void placeByPlace();
    void anyOrder();
    void whatIsRemembered();
    void whoseHoldersChanged();
    void oneOfTwoRowsIsGone();
};

void InodeChangesTest::nothingBefore() {
    const auto now = list({5, 0, 6});
    const InodeChanges changes({}, now, {});
    QVERIFY(!changes.isNothing());
    QCOMPARE(changes.of(Inode{5}), Listing::Listed);
    QCOMPARE(changes.of(Inode{7}), Listing::Gone);
    QCOMPARE(rowsOf(changes, 6), std::vector<std::uint32_t>{2});
    QVERIFY(changes.forEachRow(Inode{7}, [](std::uint32_t) {}) == false);   // not: as before
}

void InodeChangesTest::placeByPlace() {
    compareWithSets({1, 2, 3}, {1, 2, 3});
    compareWithSets({1, 0, 2, 3}, {1, 2, 0, 0, 3});   // what has no inode does not matter
    compareWithSets({1, 2, 3, 4}, {1, 4, 9});
    const auto before = list({1, 2, 3, 4});
    const auto now = list({8, 1, 2, 4, 9});
    const InodeChanges changes(before, now, {});
    constexpr auto none = InodeChanges::noRow;
    QCOMPARE(changes.rowsBefore(), (std::vector<std::uint32_t>{none, 0, 1, 3, none}));
}

void InodeChangesTest::anyOrder() {
    std::mt19937 generator(7);   // the same every time
    const auto random = [&] { return static_cast<std::uint32_t>(generator()); };
    std::vector<std::uint32_t> before;
    for (int round = 0; round < 300; ++round) {
        std::vector<std::uint32_t> now = before;
        for (std::uint32_t changes = random() % 30; changes > 0; --changes) {
            if (random() % 2 == 0 || now.empty())
                now.insert(now.begin() + random() % (now.size() + 1), random() % 50);   // some twice
            else
                now.erase(now.begin() + random() % now.size());
        }
        if (round % 7 == 0) std::ranges::shuffle(now, generator);
        compareWithSets(before, now);
        before = std::move(now);
    }
}

void InodeChangesTest::whatIsRemembered() {
    const auto sockets = list({1, 2, 3});
    const InodeChanges changes(sockets, sockets, {.begin = 1, .end = 2});
    QVERIFY(changes.isNothing());
    QCOMPARE(changes.of(Inode{1}), Listing::AsBefore);
    QCOMPARE(changes.of(Inode{2}), Listing::FromMemory);
    QCOMPARE(rowsOf(changes, 2), std::vector<std::uint32_t>{1});
}

void InodeChangesTest::whoseHoldersChanged() {
    const auto sockets = list({1, 2, 1});
    InodeChanges changes(sockets, sockets, {});
    QVERIFY(changes.isEmpty());
    changes.add(std::vector{Inode{1}, Inode{9}});
    QCOMPARE(rowsOf(changes, 1), (std::vector<std::uint32_t>{0, 2}));
    QVERIFY(changes.forEachRow(Inode{9}, [](std::uint32_t) {}) == false);
    QVERIFY(!changes.forEachRow(Inode{2}, [](std::uint32_t) {}).has_value());
    QCOMPARE(changes.rowsBefore(), (std::vector<std::uint32_t>{InodeChanges::noRow, 1, InodeChanges::noRow}));
}

void InodeChangesTest::oneOfTwoRowsIsGone() {
    const auto before = list({1, 2, 1});
    const auto now = list({1, 2});
    InodeChanges changes(before, now, {});
    changes.add({});
    QCOMPARE(rowsOf(changes, 1), std::vector<std::uint32_t>{0});
    QVERIFY(changes.forEachRow(Inode{1}, [](std::uint32_t) {}) == true);
}

QTEST_APPLESS_MAIN(InodeChangesTest)
#include "inode_changes_test.moc"
