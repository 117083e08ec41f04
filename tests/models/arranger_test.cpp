// What is worked out beside the screen is heard of once, in the screen's thread, and what was cancelled never.
#include "app/models/arranger.h"

#include <QDeadlineTimer>
#include <QtTest>
#include <array>
#include <atomic>
#include <thread>
#include <vector>

using namespace socklens;

namespace {

using Matter = std::shared_ptr<const int>;

/// Whoever works, and what comes of it, holds what it works on. No event is delivered meanwhile.
bool awaitHolders(const Matter& matter, long holders) {
    const QDeadlineTimer patience(5000);
    while (matter.use_count() > holders && !patience.hasExpired()) std::this_thread::yield();
    return matter.use_count() <= holders;
}

/// Its matter is heard of when it is done.
Arranger::Work workOn(const Matter& matter, std::vector<Matter>& heard) {
    return [matter, &heard](const std::stop_token&) -> Arranger::Delivery {
        return [matter, &heard] { heard.push_back(matter); };
    };
}

}   // namespace

class ArrangerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isHeardOfOnce() {
        Arranger arranger;
        const auto screen = std::this_thread::get_id();
        bool workedElsewhere = false;
        int heard = 0;
        arranger.begin([&](const std::stop_token&) -> Arranger::Delivery {
            workedElsewhere = std::this_thread::get_id() != screen;
            return [&] {
                QVERIFY(!arranger.isBusy());
                QCOMPARE(std::this_thread::get_id(), screen);
                ++heard;
            };
        });
        QVERIFY(arranger.isBusy());
        QTRY_COMPARE(heard, 1);
        QVERIFY(workedElsewhere);
        QCoreApplication::processEvents();
        QCOMPARE(heard, 1);
    }

    /// Neither while it is at work, nor when its result is on the way.
    void whatWasCancelledIsNotHeardOf() {
        for (const bool isDone : {false, true}) {
            const auto matter = std::make_shared<const int>(1);
            std::vector<Matter> heard;
            Arranger arranger;
            arranger.begin(workOn(matter, heard));
            if (isDone) QVERIFY(awaitHolders(matter, 2));
            arranger.cancel();
            QVERIFY(!arranger.isBusy());
            QVERIFY(awaitHolders(matter, 1));
            QCoreApplication::processEvents();
            QVERIFY(heard.empty());
        }
    }

    void theLastOfManyIsHeardOf() {
        const std::array matters{std::make_shared<const int>(1), std::make_shared<const int>(2),
                                 std::make_shared<const int>(3)};
        std::vector<Matter> heard;
        Arranger arranger;
        for (const Matter& matter : matters) arranger.begin(workOn(matter, heard));
        QTRY_VERIFY(!arranger.isBusy());
        QCOMPARE(heard, std::vector<Matter>{matters.back()});
    }

    void whatIsOvertakenIsTold() {
        std::vector<Matter> heard;
        std::atomic<bool> wasTold = false;
        Arranger arranger;
        arranger.begin([&](const std::stop_token& overtaken) -> Arranger::Delivery {
            const QDeadlineTimer patience(5000);
            while (!overtaken.stop_requested() && !patience.hasExpired()) std::this_thread::yield();
            wasTold = overtaken.stop_requested();
            return [] {};
        });
        arranger.begin(workOn(std::make_shared<const int>(1), heard));
        QTRY_COMPARE(heard.size(), 1U);
        QVERIFY(wasTold);
    }

    /// What the result holds may be large, and is not given up where somebody waits.
    void whatWasHeardOfIsGivenUpElsewhere() {
        std::atomic<bool> isGone = false;
        std::thread::id where;
        Arranger arranger;
        const auto remember = [&](const int* matter) {
            delete matter;
            where = std::this_thread::get_id();
            isGone = true;
        };
        arranger.begin([&](const std::stop_token&) -> Arranger::Delivery {
            return [matter = std::shared_ptr<const int>(new int(1), remember)] {};
        });
        QTRY_VERIFY(isGone);
        QVERIFY(where != std::this_thread::get_id());
    }
};

QTEST_GUILESS_MAIN(ArrangerTest)
#include "arranger_test.moc"
