// Slices of holders: some taken over from the snapshot before, under other numbers, and some new.
#include <QTest>

#include "app/probe/holder_layout.h"
#include "app/probe/inode_changes.h"

using namespace socklens;

namespace {

constexpr std::uint32_t anew = InodeChanges::noRow;

/// Three rows: of the processes 0 and 1, of nobody, of 2.
Snapshot before() {
    Snapshot snapshot;
    snapshot.processes.resize(3);
    snapshot.holderEnds = {2, 2, 3};
    snapshot.holderList = {0, 1, 2};
    return snapshot;
}

}   // namespace

class HolderLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsStillAHolder();
    void takenOverAndNew();
    void nothingBefore();
};

void HolderLayoutTest::whoIsStillAHolder() {
    QCOMPARE(holdersAsBefore(before(), std::vector<std::uint32_t>{1, anew, 2}),
             (std::vector<bool>{false, false, true}));
    QCOMPARE(holdersAsBefore(before(), std::vector<std::uint32_t>{0}), (std::vector<bool>{true, true, false}));
}

void HolderLayoutTest::takenOverAndNew() {
    Snapshot now;
    const std::vector<std::uint32_t> rowsBefore{anew, 2, 0, anew, 1};
    const std::vector<std::uint32_t> numbers{noHolder, 0, 3};   // the first is gone, and another came between
    layOutHolders(now, before(), rowsBefore, numbers, {{3, 1}, {0, 2}, {3, 0}, {3, 1}});
    QCOMPARE(now.holderEnds, (std::vector<std::uint32_t>{1, 2, 3, 5, 5}));
    QCOMPARE(now.holderList, (std::vector<std::uint32_t>{2, 3, 0, 0, 1}));
}

void HolderLayoutTest::nothingBefore() {
    Snapshot now;
    layOutHolders(now, Snapshot(), std::vector<std::uint32_t>{anew, anew}, {}, {{1, 0}, {1, 0}});
    QCOMPARE(now.holderEnds, (std::vector<std::uint32_t>{0, 1}));
    QCOMPARE(now.holderList, (std::vector<std::uint32_t>{0}));
}

QTEST_APPLESS_MAIN(HolderLayoutTest)
#include "holder_layout_test.moc"
