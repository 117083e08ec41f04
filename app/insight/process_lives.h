// The lives of processes, as far as anybody needs them: when each was seen last, and how it ended. A pid alone
// never gives one process's death to another. One thread; a life is shared by whoever refers to it and forgotten
// after the last, those of the newest deaths after some minutes. Cannot fail.
#pragma once

#include "app/core/event.h"
#include "app/insight/death.h"
#include "app/insight/memory_clock.h"

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace socklens {

struct ProcessLife {
    ProcessPointer process;
    MemoryTime firstSeen{};
    MemoryTime lastSeen{};     ///< alive
    bool hadSockets = false;   ///< it held some, or closed one
    std::optional<MemoryTime> dumping;
    std::optional<Death> death;
};
using LifePointer = std::shared_ptr<ProcessLife>;

class ProcessLives {
public:
    static constexpr std::chrono::minutes deathsAreKept{5};
    /// Of processes that nobody refers to: where thousands end every second, the newest are the likely ones.
    static constexpr std::size_t mostFreshDeaths = 8192;

    /// Seen alive at that moment, in a sample or by an event, with a socket.
    LifePointer seen(const ProcessPointer& process, MemoryTime when);
    void dumpsCore(const CoreDump& event, MemoryTime when);
    /// Null where this end is told again, or cannot be given to anybody.
    LifePointer ended(const ProcessExit& event, MemoryTime when);
    void forgetBefore(MemoryTime now);

    /// Nullptr for one that nobody refers to.
    const ProcessLife* find(const ProcessId& process) const;
    std::size_t size() const { return m_lives.size(); }

private:
    /// The process that had the pid at that moment and was not known to be dead then.
    LifePointer holderOf(Pid pid, MemoryTime when) const;
    LifePointer find(const ProcessPointer& process, MemoryTime when) const;
    LifePointer add(const ProcessPointer& process, MemoryTime when);
    LifePointer foundOrAdded(const ProcessPointer& process, MemoryTime when);

    std::unordered_multimap<std::int32_t, std::weak_ptr<ProcessLife>> m_lives;   // by pid
    std::deque<std::pair<MemoryTime, LifePointer>> m_freshDeaths;
    std::size_t m_sweepAt = 0;
};

}   // namespace socklens
