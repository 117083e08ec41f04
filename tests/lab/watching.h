// Somebody who watches the private namespace, sample by sample, as the program does. Main thread; owns the probe
// and its memory. Errors: std::runtime_error where a socket that must be there is not.
#pragma once

#include "app/insight/leftovers.h"
#include "app/probe/collector.h"
#include "app/probe/event_watcher.h"
#include "tests/lab/endpoint.h"

#include <functional>
#include <string>

namespace socklens::lab {

class Watching {
public:
    explicit Watching(const EventWatcherOptions& options = {}, TimerSettings timers = {})
        : m_watcher(options), m_leftovers(timers) {}

    void sample();
    /// Samples until there is such a leftover, between these ends. Its row.
    std::uint32_t awaitLeftover(const Endpoint& local, const Endpoint& remote, State state);
    /// Samples until there are so many leftovers of a remote port.
    std::vector<std::uint32_t> awaitLeftoversTo(std::uint16_t remotePort, std::size_t count);

    const Snapshot& snapshot() const { return *m_picture->snapshot; }
    const SocketMemory& memory() const { return m_memory; }
    const Leftovers& leftovers() const { return m_leftovers; }
    const EventWatcher& watcher() const { return m_watcher; }
    /// "seen 4242".
    std::string verdict(std::uint32_t row) const;
    /// "SIGSEGV", "exit 3", "unknown"; empty while it lives or where nobody is known.
    std::string death(std::uint32_t row) const;
    Forecast forecast(std::uint32_t row, const TimerSettings& timers = {}) const;

private:
    Collector m_collector;
    EventWatcher m_watcher;
    SocketMemory m_memory;
    Leftovers m_leftovers;
    PicturePointer m_picture = emptyPicture();
};

}   // namespace socklens::lab
