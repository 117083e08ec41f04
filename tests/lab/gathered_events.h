// For tests of events: processes with a job, and everything that a watcher tells of them, gathered until enough is
// there. Main thread. Errors: none; whatever does not happen within the lab's patience is false.
#pragma once

#include "app/probe/event_watcher.h"
#include "tests/lab/endpoint.h"
#include "tests/lab/private_namespace.h"
#include "tests/lab/wait.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <poll.h>
#include <sys/types.h>
#include <vector>

namespace socklens::lab {

/// A process with a job, which then waits to be killed; it dies with its parent. The caller reaps it.
pid_t startProcess(const std::function<void()>& job);
/// Reaps it and gives its status, as wait(2) does.
int endOf(pid_t pid);
void killAndReap(pid_t pid);
/// In a process that is about to crash.
void leaveNoCore();

/// What a sample would see of these, if each held a socket.
Snapshot holding(const std::vector<pid_t>& pids);

/// Everything that a watcher tells, gathered until a condition holds.
class Gathered {
public:
    explicit Gathered(EventWatcher& watcher) : m_watcher(watcher) {}

    template <class Condition>
    bool until(const Condition& condition) {
        constexpr int betweenSamplesMs = 100;                // not everything wakes
        const Deadline deadline(std::chrono::seconds(15));   // of a machine that has other things to do
        while (!condition()) {
            if (deadline.passed()) return false;
            pollfd waiting{m_watcher.descriptor(), POLLIN, 0};
            poll(&waiting, 1, betweenSamplesMs);
            add(m_watcher.take());
        }
        return true;
    }
    void add(Events events) {
        const auto append = [](auto& all, auto& more) { all.insert(all.end(), more.begin(), more.end()); };
        append(m_all.stateChanges, events.stateChanges);
        append(m_all.coreDumps, events.coreDumps);
        append(m_all.exits, events.exits);
        m_all.lost += events.lost;
    }
    const ProcessExit* exitOf(pid_t pid) const {
        const auto found = std::ranges::find_if(
            m_all.exits, [&](const ProcessExit& exit) { return exit.process->id.pid == Pid{pid}; });
        return found == m_all.exits.end() ? nullptr : &*found;
    }
    std::ptrdiff_t exitsOf(pid_t pid) const {
        return std::ranges::count_if(m_all.exits,
                                     [&](const ProcessExit& exit) { return exit.process->id.pid == Pid{pid}; });
    }
    /// The last one of a client whose own end has this port.
    const StateChange* closing(const Endpoint& client) const {
        const auto found =
            std::find_if(m_all.stateChanges.rbegin(), m_all.stateChanges.rend(), [&](const auto& change) {
                return change.to == State::FinWait1 && change.localPort == Port{client.port} && isHere(change);
            });
        return found == m_all.stateChanges.rend() ? nullptr : &*found;
    }
    const StateChange* closingBy(pid_t pid) const {
        const auto found = std::ranges::find_if(m_all.stateChanges, [&](const auto& change) {
            return change.to == State::FinWait1 && change.process->id.pid == Pid{pid};
        });
        return found == m_all.stateChanges.end() ? nullptr : &*found;
    }
    bool opensSomething(pid_t pid) const {
        return std::ranges::any_of(m_all.stateChanges, [&](const StateChange& change) {
            return change.to == State::SynSent && change.process->id.pid == Pid{pid};
        });
    }
    const Events& all() const { return m_all; }

private:
    /// The machine has other namespaces with the same ports.
    static bool isHere(const StateChange& change) {
        return !change.networkNamespace || *change.networkNamespace == NetworkNamespace{networkNamespaceInode()};
    }

    EventWatcher& m_watcher;
    Events m_all;
};

}   // namespace socklens::lab
