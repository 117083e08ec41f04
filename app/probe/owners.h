// Who holds which socket: walks /proc/PID/fd of every process that may be read.
// One thread; remembers the processes it has read, so that they are not read again at every sample.
// A process that vanishes in the middle, or an entry that cannot be read, costs its own rows their owner, nothing
// else.
#pragma once

#include "app/core/snapshot.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace socklens {

class Owners {
public:
    explicit Owners(std::string procRoot);

    /// Fills processes, holders and coverage of a snapshot whose sockets are complete.
    void find(Snapshot& snapshot);

private:
    struct Remembered {
        std::shared_ptr<const Process> process;
        std::chrono::steady_clock::time_point readAt;
    };
    std::shared_ptr<const Process> remember(int directory, Pid pid, std::uint32_t descriptors);

    std::string m_procRoot;
    std::map<Pid, Remembered> m_known;
};

}   // namespace socklens
