// The processes whose end matters, alive, each with a pidfd: from snapshots, and those that a traced event named.
// One thread; owns the pidfds, which it adds to an epoll(7) that it does not own. Never fails: what cannot be
// watched is not kept, or, where somebody else tells of ends, kept without a pidfd.
#pragma once

#include "app/core/process.h"
#include "app/probe/process_end.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace socklens {

struct FollowedProcess {
    ProcessPointer process;
    Descriptor pidfd;   ///< none: its end is told by somebody else, or not at all
    std::optional<NetworkNamespace>
        networkNamespace;   ///< when it was first seen; read in time: the dead have none
    std::uint64_t seenInRound = 0;
    bool dumpTold = false;
};

/// From an open /proc/PID; only the pid is known of one that is gone (-1).
ProcessPointer processIn(int directory, Pid pid);

class FollowedProcesses {
public:
    enum class EndsToldElsewhere { No, Yes };
    FollowedProcesses(std::string procRoot, int epoll, EndsToldElsewhere elsewhere);

    /// Begins to follow, or goes on with newer facts. False if this process has ended already.
    bool follow(const ProcessPointer& process);
    /// Whoever has this pid now, from /proc where it is new. Of one that is gone only the pid is known.
    FollowedProcess& named(Pid pid);
    /// Nullptr: not followed.
    FollowedProcess* find(const ProcessId& id);
    /// Who has the pid or had it, the youngest last.
    std::vector<ProcessId> idsOf(Pid pid) const;
    void forget(const ProcessId& id);
    /// Tells epoll(7) that the end of this one still matters.
    void watchAgain(const FollowedProcess& followed) const;

    ProcessState stateOf(const FollowedProcess& followed) const;
    Descriptor directoryOf(Pid pid) const;

    /// With each snapshot.
    void beginRound() { ++m_round; }
    /// Those of whose end nobody would tell, or should have told by now.
    void forgetUntold();
    /// The next so many, in turns.
    std::vector<ProcessId> nextInTurn(std::size_t most);

    std::size_t size() const { return m_followed.size(); }
    /// Some are not watched: there are too many for the descriptors that this process may have.
    bool isFull() const { return m_full; }

private:
    tl::expected<Descriptor, std::error_code> openDirectoryOf(Pid pid) const;

    using Map = std::map<ProcessId, FollowedProcess>;
    FollowedProcess* add(const ProcessPointer& process, Descriptor pidfd, int directory);
    bool mayOpen();

    std::string m_procRoot;
    int m_epoll;
    bool m_endsToldElsewhere;
    Map m_followed;
    FollowedProcess m_unkept;   ///< for the caller of named(), where there is no room
    std::size_t m_pidfds = 0;
    std::size_t m_mostPidfds;
    std::uint64_t m_round = 1;
    ProcessId m_lastInTurn;
    bool m_full = false;
};

}   // namespace socklens
