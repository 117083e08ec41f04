// Who closed which connection, as the kernel told it a short time ago. One thread; bounded by time and by number,
// cannot fail.
#pragma once

#include "app/core/event.h"
#include "app/core/hashed_index.h"
#include "app/insight/connection_tuple.h"
#include "app/insight/process_lives.h"
#include "app/insight/socket_records.h"

#include <deque>

namespace socklens {

struct TracedClosing {
    ConnectionTuple tuple;
    std::optional<NetworkNamespace> networkNamespace;
    MemoryTime when{};
    LifePointer closer;
};

class TracedClosings {
public:
    /// As long as who else had the same addresses, which tells whose closing it is.
    static constexpr std::chrono::seconds kept = SocketRecords::kept;
    /// A closing is asked for when its leftover is first seen, in the next sample or the one after it: this many
    /// are enough for 65,000 closes a second.
    static constexpr std::size_t most = 65'536;

    /// Whether a change says who closes: only what the closing task itself does.
    static bool names(const StateChange& change);

    void add(TracedClosing closing);
    void forgetBefore(MemoryTime now);
    /// The newest between the two moments; one in this very namespace before one in an unknown one, none in
    /// another. Nullptr if there is none.
    const TracedClosing* find(const ConnectionTuple& tuple, NetworkNamespace networkNamespace, MemoryTime after,
                              MemoryTime until) const;
    std::size_t size() const { return m_closings.size(); }

private:
    static constexpr std::uint32_t mostOfOneTuple = 8;
    static constexpr std::uint32_t numbers = 1U << 20U;   // more than there ever are at once
    const TracedClosing& at(std::uint32_t number) const { return m_closings[(number - m_first) % numbers]; }
    void dropOldest();
    /// A program that uses the same ends over and over must not make looking for them slow.
    void keepNewestOf(const ConnectionTuple& tuple);

    std::deque<TracedClosing> m_closings;
    std::uint32_t m_first = 0;
    HashedIndex m_byTuple;
};

}   // namespace socklens
