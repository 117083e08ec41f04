// A worker does its jobs in order, on one thread of its own, and gives up on the rest at its end.
#include <QtTest>

#include "app/core/worker.h"

#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

using namespace socklens;

class WorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneAfterTheOther() {
        std::vector<int> done;
        std::vector<std::thread::id> threads;
        std::promise<void> last;
        Worker worker;
        for (int number = 0; number < 100; ++number)
            worker.post([&, number] {
                done.push_back(number);
                threads.push_back(std::this_thread::get_id());
                if (number == 99) last.set_value();
            });
        last.get_future().wait();
        for (int number = 0; number < 100; ++number) QCOMPARE(done.at(static_cast<std::size_t>(number)), number);
        QVERIFY(threads.front() != std::this_thread::get_id());
        QVERIFY(threads.front() == threads.back());
    }

    /// Work without an end does not hold up the end; what it held is given up.
    void theEnd() {
        const auto held = std::make_shared<int>(1);
        std::atomic<int> done = 0;
        {
            Worker* itself = nullptr;
            std::function<void()> again = [&, held] {
                ++done;
                itself->post(again);
            };
            Worker worker;
            itself = &worker;
            worker.post(again);
            QTRY_VERIFY(done > 3);
            worker.post([held] {});
        }
        QCOMPARE(held.use_count(), 1L);
    }

    /// What a job held is given up on the worker's thread, before the next one begins.
    void aJobIsGivenUpThere() {
        std::promise<std::thread::id> gone;
        std::promise<void> next;
        Worker worker;
        {
            std::shared_ptr<int> held(new int(1), [&](const int* number) {
                delete number;
                gone.set_value(std::this_thread::get_id());
            });
            worker.post([held = std::move(held)] {});
        }
        QVERIFY(gone.get_future().get() != std::this_thread::get_id());
        worker.post([&] { next.set_value(); });
        next.get_future().wait();
    }
};

QTEST_GUILESS_MAIN(WorkerTest)
#include "worker_test.moc"
