// For how long a socket without a holder is a reason to look for one.
#include <QTest>

#include "app/probe/unheld_inodes.h"

using namespace socklens;

namespace {

void sample(UnheldInodes& unheld, std::uint64_t number, std::initializer_list<std::uint32_t> inodes) {
    unheld.beginSample(number);
    for (const std::uint32_t inode : inodes) unheld.add(Inode{inode});
}

}   // namespace

class UnheldInodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSearchedForNothing();
    void oneSampleProvesNothing();
    void theNewestCounts();
    void whoComesBackIsNew();
};

void UnheldInodesTest::nothingIsSearchedForNothing() {
    UnheldInodes unheld;
    QCOMPARE(unheld.searchUntil(1), 0U);
    sample(unheld, 1, {});
    QCOMPARE(unheld.searchUntil(2), 0U);
}

void UnheldInodesTest::oneSampleProvesNothing() {
    UnheldInodes unheld;
    sample(unheld, 5, {7});
    QCOMPARE(unheld.searchUntil(6), 0U);   // it may have ended meanwhile
    sample(unheld, 6, {7});
    QCOMPARE(unheld.searchUntil(7), 5U);
    QCOMPARE(unheld.searchUntil(9), 5U);   // samples in which nothing had changed
    sample(unheld, 9, {});
    QCOMPARE(unheld.searchUntil(10), 0U);
}

void UnheldInodesTest::theNewestCounts() {
    UnheldInodes unheld;
    sample(unheld, 1, {7});
    sample(unheld, 2, {7, 8});
    QCOMPARE(unheld.searchUntil(3), 1U);
    sample(unheld, 3, {7, 8});
    QCOMPARE(unheld.searchUntil(4), 2U);
}

void UnheldInodesTest::whoComesBackIsNew() {
    UnheldInodes unheld;
    sample(unheld, 1, {7});
    sample(unheld, 2, {});
    sample(unheld, 3, {7});
    QCOMPARE(unheld.searchUntil(4), 0U);
}

QTEST_APPLESS_MAIN(UnheldInodesTest)
#include "unheld_inodes_test.moc"
