// An agent probe with a memory of every signal that it sent. The screen's thread.
#pragma once

#include "app/link/agent_probe.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <memory>
#include <utility>
#include <vector>

namespace socklens::test {

class WatchedAgent {
public:
    explicit WatchedAgent(tl::expected<Launch, Message> launch,
                          std::chrono::milliseconds patience = AgentProbe::usualPatience)
        : probe(std::make_unique<AgentProbe>(std::move(launch), patience)) {
        probe->setInterval(std::chrono::hours(1));
        QObject::connect(probe.get(), &Probe::ready, probe.get(), [this] { ++greetings; });
        QObject::connect(probe.get(), &Probe::failed, probe.get(),
                         [this](const Message& reason) { failures.push_back(english(reason)); });
        QObject::connect(probe.get(), &Probe::snapshotReady, probe.get(), [this] {
            if (SnapshotPointer snapshot = probe->takeSnapshot()) snapshots.push_back(std::move(snapshot));
        });
        QObject::connect(probe.get(), &Probe::answered, probe.get(),
                         [this](RequestId id, const Answer& answer) { answers.emplace_back(id, answer); });
        QObject::connect(probe.get(), &Probe::performed, probe.get(),
                         [this](RequestId id, const ActionResults& all) { results.emplace_back(id, all); });
        QObject::connect(probe.get(), &Probe::noted, probe.get(),
                         [this](const Message& note) { notes.push_back(english(note)); });
    }

    /// Waits for it; patience is long because nothing depends on it.
    template <class Condition>
    static bool comesTrue(const Condition& condition) {
        const QDeadlineTimer deadline(std::chrono::seconds(20));
        QTimer alarm;   // an event comes at the latest when there is none
        alarm.start(std::chrono::milliseconds(50));
        while (!condition() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return condition();
    }
    bool becomesReady() const {
        return comesTrue([this] { return probe->isReady(); });
    }
    bool fails() const {
        return comesTrue([this] { return !failures.empty(); });
    }

    int greetings = 0;
    std::vector<std::string> failures;
    std::vector<std::string> notes;
    std::vector<SnapshotPointer> snapshots;
    std::vector<std::pair<RequestId, Answer>> answers;
    std::vector<std::pair<RequestId, ActionResults>> results;
    std::unique_ptr<AgentProbe> probe;   // last: its signals use everything above
};

}   // namespace socklens::test
