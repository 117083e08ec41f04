// What happens between two samples: exits and core dumps of processes, and with the right to it, every state
// change of a TCP connection that its owner causes. One thread; owns its descriptors. Never blocks, never fails:
// what cannot be watched here is said by exitSource(), tracesStates() and the complaints. Rights count when it is
// made; afterwards it can go on confined, with fewer of them. Sources: linux/cn_proc.h, pidfd_open(2),
// perf_event_open(2).
#pragma once

#include "app/core/event.h"
#include "app/core/message.h"
#include "app/core/snapshot.h"

#include <memory>
#include <string>
#include <vector>

namespace socklens {

struct EventWatcherOptions {
    std::string procRoot = "/proc";
    bool trace = true;       ///< state changes too, where that is allowed
    bool connector = true;   ///< exits from the kernel's connector, where that is allowed
};

class EventWatcher {
public:
    explicit EventWatcher(EventWatcherOptions options = {});
    EventWatcher(EventWatcher&&) noexcept;
    EventWatcher& operator=(EventWatcher&&) noexcept;
    ~EventWatcher();

    ExitSource exitSource() const;
    bool tracesStates() const;
    /// Why less is watched than could be, one sentence each; what came up since the last call, be it by follow().
    std::vector<Message> takeComplaints();

    /// To wait on with poll(2): readable when a process has ended, or a connection or port was opened. Once for
    /// each thing: take() is to follow. What was closed does not wake, and comes with the next take(), such as the
    /// one after a sample. -1 if nothing is watched.
    int descriptor() const;
    /// The processes that hold sockets: whose end matters, and whose names are known.
    void follow(const Snapshot& snapshot);
    /// Everything since the last call. The exit of a process that nobody has named comes after the next follow(),
    /// which may name it.
    Events take();

private:
    class Sources;
    std::unique_ptr<Sources> m_sources;
};

}   // namespace socklens
