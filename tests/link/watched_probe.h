// A probe with a memory of every signal that it sent, and a way to wait without a clock: requests are answered one
// after the other, so whatever was under way before a question has arrived when its answer has. The screen's
// thread.
#pragma once

#include "app/link/thread_probe.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <unistd.h>
#include <vector>

namespace socklens::test {

class WatchedProbe {
public:
    explicit WatchedProbe(std::chrono::milliseconds interval = std::chrono::hours(1)) {
        QObject::connect(&probe, &Probe::snapshotReady, &probe, [this] {
            ++announced;
            rightThread = rightThread && QThread::currentThread() == probe.thread();
            if (!takesSnapshots) return;
            if (SnapshotPointer snapshot = probe.takeSnapshot()) snapshots.push_back(std::move(snapshot));
        });
        QObject::connect(&probe, &Probe::answered, &probe, [this](RequestId request, const Answer& answer) {
            rightThread = rightThread && QThread::currentThread() == probe.thread();
            order.push_back(request);
            answers.emplace_back(request, std::get<ProcessAnswer>(answer));
        });
        QObject::connect(&probe, &Probe::performed, &probe, [this](RequestId request, const ActionResults& all) {
            rightThread = rightThread && QThread::currentThread() == probe.thread();
            order.push_back(request);
            for (const ActionResult& result : all) results.emplace_back(request, result);
        });
        probe.setInterval(interval);
    }

    /// Waits for it; patience is long because nothing depends on it.
    template <class Condition>
    static bool comesTrue(const Condition& condition) {
        const QDeadlineTimer deadline(std::chrono::seconds(20));
        QTimer alarm;   // an event comes at the latest when there is none
        alarm.start(std::chrono::milliseconds(100));
        while (!condition() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return condition();
    }
    bool isAnswered(RequestId request) const { return std::ranges::count(order, request) == 1; }

    /// Everything that was under way has arrived. Asks again a few times, and so lets the thread look at its clock
    /// in between. False if an answer does not come.
    bool settle(int questions = 10) {
        for (int count = 0; count < questions; ++count) {
            const RequestId request = probe.ask(ProcessQuery{{Pid{getpid()}, {}}});
            if (!comesTrue([&] { return isAnswered(request); })) return false;
        }
        return true;
    }
    /// The first snapshot has come, and no other will unless it is asked for.
    bool rest() {
        probe.setPaused(true);
        return comesTrue([this] { return announced > 0; }) && settle();
    }

    bool takesSnapshots = true;
    int announced = 0;
    bool rightThread = true;   ///< every signal came in the screen's
    std::vector<SnapshotPointer> snapshots;
    std::vector<RequestId> order;
    std::vector<std::pair<RequestId, ProcessAnswer>> answers;
    std::vector<std::pair<RequestId, ActionResult>> results;
    ThreadProbe probe;   // last: its signals use everything above
};

}   // namespace socklens::test
