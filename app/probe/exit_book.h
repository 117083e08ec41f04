// Which exits were reported, so that each is once, whoever told of it first; and those of processes that nobody
// has named yet: the next snapshot may have seen them alive. One thread; no I/O, never fails.
#pragma once

#include "app/core/event.h"
#include "app/core/snapshot.h"

#include <cstdint>
#include <map>
#include <vector>

namespace socklens {

class ExitBook {
public:
    void ended(ProcessExit exit);
    /// Of a process that was not followed; at most its pid and what a zombie has are known.
    void stranger(ProcessExit exit);
    /// A snapshot still saw it; it is gone. How, a stranger's exit may say.
    void foundDead(const ProcessPointer& process, Timestamp now);
    /// All of this snapshot have been followed: who is a stranger now stays one.
    void endRound(const Snapshot& snapshot);

    bool wasReported(const ProcessId& id) const { return m_reported.contains(id); }
    bool wasReported(Pid pid) const;

    /// By ascending time.
    std::vector<ProcessExit> take();

private:
    void giveUpStrangers();

    std::vector<ProcessExit> m_exits;
    std::vector<ProcessExit> m_strangers;
    std::map<ProcessId, std::uint64_t> m_reported;   ///< with the round
    std::uint64_t m_round = 0;
};

}   // namespace socklens
