// Who holds which socket: looks into /proc/PID/fd of every process that may be read, and remembers what it saw.
// A process is read again where the number of its descriptors has changed, where a socket of it is no longer
// listed, and every few minutes. What can be stale: a process that closed a descriptor and opened another between
// two samples, while somebody else keeps the socket, is shown as a holder for up to six minutes; a socket that
// took the place of a file, or of one that is in no list, has no holder for two samples, and some more where the
// machine has more than 5,000 descriptors; names and command lines are up to six seconds old.
// One thread, with a second one beside it where much is to be read. A process that vanishes in the middle, or an
// entry that cannot be read, costs its own rows their owner, nothing else. Source: proc(5).
#pragma once

#include "app/core/snapshot.h"
#include "app/probe/descriptor.h"
#include "app/probe/descriptor_table.h"
#include "app/probe/inode_changes.h"
#include "app/probe/unheld_inodes.h"

#include <atomic>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace socklens {

class Owners {
public:
    explicit Owners(std::string procRoot);

    /// Whether it is worth while to read ahead: nothing is known yet.
    bool isNew() const { return m_sample == 0; }
    /// Before the first find(): reads processes while somebody else lists the sockets. What changes meanwhile is
    /// found by find(). Any number of threads can help at once, each until nothing is left to be read.
    void beginReadingAhead();
    void helpReadingAhead() { readSome(nullptr); }

    /// Fills processes, holders and coverage of a snapshot whose sockets are complete. `last` is the one before,
    /// or null.
    /// `remembered`: rows that are shown from memory, and prove nothing.
    void find(Snapshot& snapshot, const Snapshot* last = nullptr, RowSection remembered = {});

private:
    using Clock = std::chrono::steady_clock;
    struct Known {
        std::uint64_t identity = 0;   ///< as DescriptorTable::Sight has it
        DescriptorTable table;
        std::uint64_t count = 0;      ///< of descriptors, at the last look
        std::uint64_t readIn = 0;     ///< the sample
        std::uint64_t listedIn = 0;   ///< the sample in which all descriptors were
        bool isSearched = false;      ///< for sockets without a holder
        bool isBeyondLimit = false;   ///< in this sample, no descriptor was left to read it with
        Clock::time_point readAllAgainAt;
        ProcessPointer process;   ///< null until it is shown
        Clock::time_point factsReadAt;
        std::optional<bool> kernelThread;   ///< of one that may not be read
    };
    using Processes = std::map<Pid, Known>;
    using Entry = Processes::value_type;

    std::vector<Entry*> lookAtAll();
    void addThoseWhoLost(std::vector<Entry*>& outdated, const InodeChanges& changes);
    void addThoseInTurn(std::vector<Entry*>& outdated);
    /// That can be read.
    static std::uint64_t descriptorsOf(const std::vector<Entry*>& entries);
    /// Without changes, every descriptor is read.
    void read(std::vector<Entry*> outdated, const InodeChanges* changes);
    void readSome(const InodeChanges* changes);
    void read(Entry& entry, const InodeChanges* changes) const;
    ProcessPointer factsOf(Entry& entry) const;
    void layOut(Snapshot& snapshot, const Snapshot& before, const InodeChanges& changes);
    void noteUnheld(Snapshot& snapshot);
    void forget(Processes::iterator known);
    void touchAll(DescriptorTable& table);

    std::string m_procRoot;
    Descriptor m_proc;   ///< the root, open
    Processes m_known;
    UnheldInodes m_unheld;
    std::uint64_t m_sample = 0;
    Clock::time_point m_now;
    std::vector<Entry*> m_toRead;
    std::atomic<std::size_t> m_nextToRead = 0;
    std::vector<Inode> m_touched;       ///< whose holders are no longer those that were laid out
    bool m_countsExist;                 ///< since Linux 6.2
    bool m_isListBeyondLimit = false;   ///< in this sample, no descriptor was left to list the processes with
};

}   // namespace socklens
