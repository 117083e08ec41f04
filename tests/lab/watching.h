// Somebody who watches the private namespace, sample by sample, as the program does. Main thread; owns the probe
// and what is concluded. Errors: std::runtime_error where a socket that must be there is not.
#pragma once

#include "app/insight/insight.h"
#include "app/probe/collector.h"
#include "app/probe/event_watcher.h"
#include "tests/lab/endpoint.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace socklens::lab {

/// Without a right to be told anything.
inline const EventWatcherOptions samplesOnly{.trace = false, .connector = false};

class Watching {
public:
    explicit Watching(const EventWatcherOptions& options = {});

    /// Looks now, with the settings of this moment.
    void sample();
    /// Looks if half a second has passed since the last time.
    void sampleInTime();
    /// Samples until there is such a leftover, between these ends. Its row.
    std::uint32_t awaitLeftover(const Endpoint& local, const Endpoint& remote, State state);
    /// Samples until there are so many leftovers of a remote port, in whichever state or in this one.
    std::vector<std::uint32_t> awaitLeftoversTo(std::uint16_t remotePort, std::size_t count,
                                                std::optional<State> state = std::nullopt);

    const Snapshot& snapshot() const { return *m_picture->snapshot; }
    const Leftovers& leftovers() const { return m_insight.leftovers(); }
    const EventWatcher& watcher() const { return m_watcher; }
    /// "seen 4242".
    std::string verdict(std::uint32_t row) const;
    /// "SIGSEGV", "exit 3", "unknown"; empty while it lives or where nobody is known.
    std::string death(std::uint32_t row) const;
    Forecast forecast(std::uint32_t row) const;
    /// Ports left for the one destination that is reported.
    std::optional<std::uint32_t> portsLeft() const;
    const std::vector<Finding>& findings() const { return m_insight.findings(); }
    /// Null if there is none.
    const Finding* finding(Finding::Kind kind) const;

private:
    Collector m_collector;
    EventWatcher m_watcher;
    Insight m_insight;
    PicturePointer m_picture = emptyPicture();
    std::chrono::steady_clock::time_point m_sampledAt{};
};

}   // namespace socklens::lab
