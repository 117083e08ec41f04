// A few rows of a picture say the same as in the whole, and are found again in it.
#include <QTest>

#include "app/core/excerpt.h"
#include "app/core/socket_key.h"
#include "tests/support/random_snapshot.h"

#include <set>

using namespace socklens;
using namespace socklens::test;

class ExcerptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSame();
    void isFoundAgain();
    void ofNothing();
};

void ExcerptTest::saysTheSame() {
    Random random(5);
    for (int round = 0; round < 100; ++round) {
        const Update update =
            advance(emptyPicture(), std::make_shared<const Snapshot>(randomSnapshot(random, 40)));
        const Picture& whole = *update.newer;
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < whole.snapshot->sockets.size(); ++row)
            if (oneIn(random, 3)) rows.push_back(row);
        const PicturePointer part = excerpt(whole, rows);
        const Snapshot& snapshot = *part->snapshot;
        QCOMPARE(snapshot.sockets.size(), rows.size());
        QVERIFY(snapshot.holderEnds.size() == rows.size() && part->firstSeen.size() == rows.size());
        for (std::uint32_t place = 0; place < rows.size(); ++place) {
            const SocketView before = whole.view(rows[place]);
            const SocketView after = part->view(place);
            for (const ColumnInfo& column : columns())
                QVERIFY2(compare(before, after, column.column) == 0, column.header);
            QVERIFY(std::ranges::equal(before.snapshot.holders(rows[place]), snapshot.holders(place)));
            QCOMPARE(ownership(snapshot, place), ownership(before.snapshot, rows[place]));
            QVERIFY(keyOf(snapshot, place) == keyOf(before.snapshot, rows[place]));
        }
        QVERIFY(snapshot.processes == whole.snapshot->processes);
    }
}

void ExcerptTest::isFoundAgain() {
    Random random(6);
    Snapshot made = randomSnapshot(random, 60);
    for (std::uint32_t row = 0; row < made.sockets.size(); ++row) made.sockets[row].cookie = Cookie{row + 1};
    const PicturePointer whole = advance(emptyPicture(), std::make_shared<const Snapshot>(made)).newer;
    const std::vector<std::uint32_t> rows{0, 7, 8, 30, static_cast<std::uint32_t>(made.sockets.size() - 1)};
    const SnapshotDelta delta = diff(*excerpt(*whole, rows)->snapshot, *whole->snapshot);
    QVERIFY(newRows(delta, rows.size()) == rows);
    QVERIFY(delta.removed.empty() && delta.changed.empty());
}

void ExcerptTest::ofNothing() {
    QVERIFY(excerpt(*emptyPicture(), {})->snapshot->sockets.empty());
}

QTEST_GUILESS_MAIN(ExcerptTest)
#include "excerpt_test.moc"
