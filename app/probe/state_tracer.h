// Every change of a TCP connection into a state that its owner causes, on the whole machine, from the tracepoint
// sock:inet_sock_set_state. One thread; owns the events. Needs CAP_PERFMON (or root) and a look into tracefs; the
// opening, not the reading. Source: perf_event_open(2).
#pragma once

#include "app/probe/perf_ring.h"
#include "app/probe/state_record.h"

#include <vector>

namespace socklens {

class StateTracer {
public:
    /// Fails with the errno of what was refused.
    static tl::expected<StateTracer, std::error_code> open();

    /// To wait on with epoll(7), all of them: readable once when something was opened, and not again before more
    /// is. What was closed waits for the next reading, or until it is much.
    std::vector<int> descriptors() const;
    /// Everything since the last call, by ascending time: bounded by the rings, which hold 48 MiB in all, or
    /// 384 KiB for each CPU where there are more than 128.
    std::vector<TracedChange> read();
    /// How many found no room since the last call. The kernel tells it with the next event that finds room.
    std::uint64_t takeLost();

private:
    StateTracer(const StateFormat& format, std::vector<PerfRing> rings);

    StateFormat m_format;
    std::vector<PerfRing> m_rings;   ///< two for each CPU that was online
    std::uint64_t m_lost = 0;
};

}   // namespace socklens
