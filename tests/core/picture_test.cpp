// From one picture to the next: a row keeps the time at which it was first seen.
#include <QTest>

#include "app/core/picture.h"
#include "tests/support/snapshot_builder.h"

using namespace socklens;
using socklens::test::SnapshotBuilder;
using socklens::test::tcpSocket;

namespace {

SnapshotPointer sample(int second, std::initializer_list<std::uint64_t> cookies) {
    SnapshotBuilder builder;
    builder.snapshot().capturedAt = Timestamp(std::chrono::seconds(second));
    for (const auto cookie : cookies) builder.add(tcpSocket(cookie));
    return std::make_shared<const Snapshot>(builder.take());
}

Timestamp at(int second) {
    return Timestamp(std::chrono::seconds(second));
}

}   // namespace

class PictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsEmpty();
    void firstSeenIsKept();
    void whatComesBackIsNew();
    void olderPictureStays();
    void viewKnowsTheAge();
};

void PictureTest::beginsEmpty() {
    const auto empty = emptyPicture();
    QVERIFY(empty->snapshot->sockets.empty());
    const Update first = advance(empty, sample(1, {10, 11}));
    QCOMPARE(first.delta.added.size(), 2U);
    QVERIFY(first.newer->firstSeen == (std::vector{at(1), at(1)}));
}

void PictureTest::firstSeenIsKept() {
    auto picture = advance(emptyPicture(), sample(1, {10, 11})).newer;
    picture = advance(picture, sample(2, {10, 12, 11})).newer;
    picture = advance(picture, sample(3, {12, 11, 10})).newer;
    QVERIFY(picture->firstSeen == (std::vector{at(2), at(1), at(1)}));
}

void PictureTest::whatComesBackIsNew() {
    auto picture = advance(emptyPicture(), sample(1, {10})).newer;
    picture = advance(picture, sample(2, {})).newer;
    QVERIFY(picture->firstSeen.empty());
    picture = advance(picture, sample(3, {10})).newer;
    QVERIFY(picture->firstSeen == (std::vector{at(3)}));
}

void PictureTest::olderPictureStays() {
    const auto older = advance(emptyPicture(), sample(1, {10, 11})).newer;
    const auto next = sample(2, {11});
    const Update update = advance(older, next);
    QVERIFY(update.older == older);
    QVERIFY(update.newer->snapshot == next);
    QCOMPARE(update.older->snapshot->sockets.size(), 2U);
    QVERIFY(update.delta.removed == (std::vector<std::uint32_t>{0}));
}

void PictureTest::viewKnowsTheAge() {
    auto picture = advance(emptyPicture(), sample(1, {10})).newer;
    picture = advance(picture, sample(4, {10, 11})).newer;
    QVERIFY(values(picture->view(0), Column::Age) == (std::vector<Value>{std::uint64_t{3000}}));
    QVERIFY(values(picture->view(1), Column::Age) == (std::vector<Value>{std::uint64_t{0}}));
}

QTEST_APPLESS_MAIN(PictureTest)
#include "picture_test.moc"
