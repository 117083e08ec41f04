// The number that stands for a row when very many are sorted says nothing that compare() would not say.
#include <QtTest>

#include "app/core/coarse_order.h"
#include "app/core/matching_rows.h"
#include "tests/support/column_rows.h"
#include "tests/support/random_snapshot.h"

using namespace socklens;
using namespace socklens::test;

class CoarseOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithCompare_data() { addRowPerColumnAndDirection(); }
    void agreesWithCompare() {
        QFETCH(const Column, column);
        QFETCH(const bool, descending);
        Random random(5);
        for (int round = 0; round < 20; ++round) {
            const auto snapshot = std::make_shared<const Snapshot>(randomSnapshot(random, 30));
            PicturePointer picture = advance(emptyPicture(), snapshot).newer;
            if (round % 2 == 1)
                picture =
                    advance(picture, std::make_shared<const Snapshot>(randomSuccessor(random, *snapshot))).newer;
            const auto rows = allRows(*picture->snapshot);
            const CoarseOrder order = coarseOrder(*picture, rows, column, descending);
            QCOMPARE(order.keys.size(), rows.size());
            for (const std::uint32_t a : rows)
                for (const std::uint32_t b : rows) {
                    const auto compared = compare(picture->view(a), picture->view(b), column, descending);
                    if (order.keys[a] < order.keys[b]) QVERIFY(compared < 0);
                    if (order.keys[a] == order.keys[b] && order.isExact) QVERIFY(compared == 0);
                }
        }
    }

    /// Only the rows that were asked for, in their order.
    void ofSomeRows() {
        Random random(6);
        const auto snapshot = std::make_shared<const Snapshot>(randomSnapshot(random, 30));
        const PicturePointer picture = advance(emptyPicture(), snapshot).newer;
        const std::vector<std::uint32_t> rows{2, 0};
        QVERIFY(snapshot->sockets.size() > 2);
        const auto all = coarseOrder(*picture, allRows(*snapshot), Column::LocalPort, false).keys;
        QCOMPARE(coarseOrder(*picture, rows, Column::LocalPort, false).keys, (std::vector{all[2], all[0]}));
    }
};

QTEST_GUILESS_MAIN(CoarseOrderTest)
#include "coarse_order_test.moc"
