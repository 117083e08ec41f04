// What is arranged beside the screen is heard of once, and what was cancelled never.
#include "app/models/arranger.h"

#include "tests/models/chosen_rows.h"

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QtTest>
#include <thread>

using namespace socklens;
using namespace socklens::test;

namespace {

PicturePointer crowd() {
    SnapshotBuilder builder;
    for (std::uint16_t port = 1; port <= 5000; ++port)
        builder.add(withCookie(inetSocket(Protocol::Tcp, State::Listen, "0.0.0.0", port), port));
    return advance(emptyPicture(), take(builder)).newer;
}

RearrangementTask taskFor(const PicturePointer& picture) {
    RearrangementTask task{
        .shown = picture, .order = std::make_shared<const RowOrder>(), .arrangement = {}, .update = nullptr};
    task.arrangement.descending = true;
    return task;
}

/// Whoever works, and what comes of it, holds what it works on. No event is delivered meanwhile.
bool awaitHolders(const PicturePointer& picture, long holders) {
    const QDeadlineTimer patience(5000);
    while (picture.use_count() > holders && !patience.hasExpired()) std::this_thread::yield();
    return picture.use_count() <= holders;
}

}   // namespace

class ArrangerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isHeardOfOnce() {
        const PicturePointer picture = crowd();
        Arranger arranger;
        std::vector<RearrangementPointer> heard;
        connect(&arranger, &Arranger::arranged, this, [&](const RearrangementPointer& done) {
            QVERIFY(!arranger.isBusy());
            heard.push_back(done);
        });
        arranger.begin(taskFor(picture));
        QVERIFY(arranger.isBusy());
        QTRY_COMPARE(heard.size(), 1U);
        QCOMPARE(heard.front()->picture, picture);
        QVERIFY(*heard.front()->order == arrange(*picture, taskFor(picture).arrangement));
        QCOMPARE(heard.front()->placeOf(4999), std::optional(0));
    }

    /// Neither while it is at work, nor when its result is on the way.
    void whatWasCancelledIsNotHeardOf() {
        for (const bool isDone : {false, true}) {
            const PicturePointer picture = crowd();
            Arranger arranger;
            const QSignalSpy heard(&arranger, &Arranger::arranged);
            arranger.begin(taskFor(picture));
            if (isDone) QVERIFY(awaitHolders(picture, 2));
            arranger.cancel();
            QVERIFY(!arranger.isBusy());
            QVERIFY(awaitHolders(picture, 1));
            QCoreApplication::processEvents();
            QCOMPARE(heard.size(), 0);
        }
    }

    void theLastOfManyIsHeardOf() {
        const std::array pictures{crowd(), crowd(), crowd()};
        Arranger arranger;
        std::vector<PicturePointer> heard;
        connect(&arranger, &Arranger::arranged, this,
                [&](const RearrangementPointer& done) { heard.push_back(done->picture); });
        for (const PicturePointer& picture : pictures) arranger.begin(taskFor(picture));
        QTRY_VERIFY(!arranger.isBusy());
        QCOMPARE(heard, std::vector{pictures.back()});
    }
};

QTEST_GUILESS_MAIN(ArrangerTest)
#include "arranger_test.moc"
