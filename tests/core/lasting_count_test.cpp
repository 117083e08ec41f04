#include <QTest>

#include "app/core/lasting_count.h"

using namespace socklens;

class LastingCountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesAndGoesIsNotSaid() {
        LastingCount count;
        for (const std::uint32_t counted : {0U, 2U, 0U, 1U, 1U, 0U, 7U, 7U}) {
            count.add(counted);
            QCOMPARE(count.value(), 0U);
        }
    }

    void whatLastsIsSaid() {
        LastingCount count;
        count.add(5);
        count.add(5);
        QCOMPARE(count.value(), 0U);
        count.add(6);
        QCOMPARE(count.value(), 5U);
        count.add(6);
        count.add(6);
        QCOMPARE(count.value(), 6U);
        count.add(0);   // at once
        QCOMPARE(count.value(), 0U);
    }
};

QTEST_GUILESS_MAIN(LastingCountTest)
#include "lasting_count_test.moc"
