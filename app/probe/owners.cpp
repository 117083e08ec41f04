#include "app/probe/owners.h"

#include "app/core/alongside.h"
#include "app/probe/process_facts.h"
#include "app/probe/process_list.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <numeric>
#include <set>
#include <unistd.h>

namespace socklens {

namespace {

using namespace std::chrono_literals;

// A process can change its command line, user and cgroup without a new start time: how long that may stay unseen.
constexpr std::chrono::seconds rereadFactsAfter = 5s;
// What neither the count nor the list of sockets can show.
constexpr std::chrono::seconds readAllAfter = 5min;
// Where a socket has no holder, so many descriptors are listed in a sample, of one process after the other.
constexpr std::uint64_t descriptorsInTurn = 5000;
constexpr std::uint64_t openingCosts = 10;   // of a process, in descriptors
// For fewer descriptors, a second thread costs more than it saves, and so does an index of all sockets.
constexpr std::uint64_t worthAThread = 500;
constexpr std::uint64_t worthAnIndex = 500;

/// So that not all come due in the same sample.
std::chrono::milliseconds spread(Pid pid, std::chrono::milliseconds over) {
    constexpr std::int64_t prime = 7919;
    return std::chrono::milliseconds(number(pid) * prime % over.count());
}

std::string nameOf(Pid pid) {
    return std::to_string(number(pid));
}

bool haveSameInodes(const Snapshot& a, const Snapshot& b) {
    return std::ranges::equal(a.sockets, b.sockets, {}, &Socket::inode, &Socket::inode);
}

/// Rows with their holders, each holder's one after the other, as slices of one list. A holder can have a row
/// more than once: dup(2).
void layOutPairs(Snapshot& snapshot, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& rowsAndHolders) {
    auto& ends = snapshot.holderEnds;
    auto& list = snapshot.holderList;
    ends.assign(snapshot.sockets.size() + 1, 0);
    for (const auto& pair : rowsAndHolders) ++ends[pair.first + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());   // where the slice of each row begins
    list.resize(rowsAndHolders.size());
    for (const auto& [row, holder] : rowsAndHolders) list[ends[row]++] = holder;   // and now, where it ends
    ends.pop_back();

    std::uint32_t begin = 0;
    std::uint32_t written = 0;
    for (std::uint32_t& end : ends) {
        const std::uint32_t first = written;
        for (std::uint32_t at = begin; at < end; ++at)
            if (written == first || list[written - 1] != list[at]) list[written++] = list[at];
        begin = std::exchange(end, written);
    }
    list.resize(written);
}

}   // namespace

Owners::Owners(std::string procRoot) : m_procRoot(std::move(procRoot)) {
    if (auto opened = openDirectory(AT_FDCWD, m_procRoot.c_str())) m_proc = *std::move(opened);
    const auto self = DescriptorTable::sight(m_proc.get(), "self/fd");
    m_countsExist = self && self->count != 0;
}

void Owners::beginReadingAhead() {
    m_now = Clock::now();
    m_toRead = lookAtAll();
    m_nextToRead = 0;
}

void Owners::find(Snapshot& snapshot, const Snapshot* last, RowSection remembered) {
    ++m_sample;
    m_now = Clock::now();
    m_changed = std::exchange(m_incomplete, false);
    snapshot.processes.clear();
    snapshot.coverage = {.ownersLookedFor = true};

    std::vector<Entry*> outdated = lookAtAll();
    addThoseInTurn(outdated);
    const bool sameSockets = last != nullptr && last->coverage.ownersLookedFor && haveSameInodes(*last, snapshot);
    std::optional<InodeIndex> index;
    if (!sameSockets || descriptorsOf(outdated) >= worthAnIndex) index.emplace(snapshot.sockets, remembered);
    if (!sameSockets) addThoseWhoLost(outdated, *index);
    read(std::move(outdated), index ? &*index : nullptr);

    if (!sameSockets || m_changed || !layOutAsBefore(snapshot, *last)) {
        if (!index) index.emplace(snapshot.sockets);
        layOut(snapshot, *index);
        noteUnheld(snapshot);
    }
    for (const auto& [pid, known] : m_known)
        if (known.table.isRefused() && known.kernelThread == false) ++snapshot.coverage.processesUnreadable;
    // Everybody may see that the first process is there, unless /proc hides it.
    if (!DescriptorTable::sight(m_proc.get(), "1/fd") && DescriptorTable::sight(m_proc.get(), "self/fd"))
        snapshot.notes.push_back({SOCKLENS_TEXT("The processes of other users are hidden (/proc is mounted with "
                                                "hidepid): the owners of their sockets are unknown."),
                                  {}});
}

std::uint64_t Owners::descriptorsOf(const std::vector<Entry*>& entries) {
    std::uint64_t descriptors = 0;
    for (const Entry* entry : entries)
        if (!entry->second.table.isRefused())
            descriptors += std::max<std::uint64_t>(entry->second.count, entry->second.table.descriptors());
    return descriptors;
}

/// Forgets who is gone, and tells who is certainly to be read.
std::vector<Owners::Entry*> Owners::lookAtAll() {
    std::vector<Entry*> outdated;
    const auto pids = listProcesses(m_procRoot);
    auto known = m_known.begin();
    for (const Pid pid : pids) {
        while (known != m_known.end() && known->first < pid) forget(known++);
        const auto sight = DescriptorTable::sight(m_proc.get(), (nameOf(pid) + "/fd").c_str());
        if (!sight) continue;   // it is gone, and forgotten with the next
        if (known == m_known.end() || known->first != pid) known = m_known.try_emplace(known, pid);
        if (known->second.identity != sight->identity) {   // another one with this pid
            m_changed = m_changed || known->second.table.hasSockets();
            known->second = Known{};
            known->second.identity = sight->identity;
        }
        known->second.count = sight->count;
        const bool tellsNothing = !m_countsExist && sight->count == 0;
        if (tellsNothing || known->second.table.differsFrom(*sight) || m_now >= known->second.readAllAgainAt)
            outdated.push_back(&*known);
        ++known;
    }
    while (known != m_known.end()) forget(known++);
    return outdated;
}

void Owners::forget(Processes::iterator known) {
    m_changed = m_changed || known->second.table.hasSockets();
    m_known.erase(known);
}

/// What a process held is gone: with as many descriptors as before, it has others.
void Owners::addThoseWhoLost(std::vector<Entry*>& outdated, const InodeIndex& index) {
    const std::set<Entry*> already(outdated.begin(), outdated.end());
    for (Entry& entry : m_known) {
        if (already.contains(&entry)) continue;
        if (entry.second.table.hasLost(index)) outdated.push_back(&entry);
    }
}

/// For the sockets without a holder: whose descriptors were not all listed since, the longest unlisted before.
void Owners::addThoseInTurn(std::vector<Entry*>& outdated) {
    const std::uint64_t until = m_unheld.searchUntil(m_sample);
    if (until == 0) return;
    const std::set<Entry*> already(outdated.begin(), outdated.end());
    std::vector<Entry*> candidates;
    for (Entry& entry : m_known)
        if (entry.second.listedIn < until && (entry.second.count != 0 || !m_countsExist))
            candidates.push_back(&entry);
    std::ranges::stable_sort(candidates, {}, [](const Entry* entry) { return entry->second.listedIn; });
    std::uint64_t listed = 0;
    for (Entry* entry : candidates) {
        if (listed >= descriptorsInTurn) break;
        listed += openingCosts + entry->second.table.descriptors();
        entry->second.isSearched = true;
        if (!already.contains(entry)) outdated.push_back(entry);
    }
}

void Owners::read(std::vector<Entry*> outdated, const InodeIndex* index) {
    const bool worthTwo = outdated.size() > 1 && descriptorsOf(outdated) >= worthAThread;
    m_toRead = std::move(outdated);
    m_nextToRead = 0;
    const auto help = [&] { readSome(index); };
    if (worthTwo)
        alongside(help, help);
    else
        help();
    for (Entry* entry : m_toRead) m_changed = entry->second.table.takeChanged() || m_changed;
}

void Owners::readSome(const InodeIndex* index) {
    for (std::size_t at = m_nextToRead++; at < m_toRead.size(); at = m_nextToRead++) read(*m_toRead[at], index);
}

void Owners::read(Entry& entry, const InodeIndex* index) const {
    auto& [pid, known] = entry;
    known.readIn = m_sample;
    const auto directory = openDirectory(m_proc.get(), nameOf(pid).c_str());
    const DirectoryStream descriptors = directory ? openStream(directory->get(), "fd") : nullptr;
    if (descriptors) {
        using Look = DescriptorTable::Look;
        const bool isDue = m_now >= known.readAllAgainAt || index == nullptr;
        if (isDue) known.readAllAgainAt = m_now + readAllAfter + spread(pid, 1min);
        const Look look = isDue ? Look::AtAll : known.isSearched ? Look::AtList : Look::AtLost;
        const bool all = known.table.read(descriptors, look, index);
        if (all) known.listedIn = m_sample;
        known.isSearched = false;
    } else {
        known.table.clear(isRefusal(errno));
    }
    if (!directory || !known.table.isRefused() || known.kernelThread) return;
    if (const auto stat = readProcessStat(directory->get())) known.kernelThread = stat->kernelThread;
}

/// Nothing: it is gone, or is another.
ProcessPointer Owners::factsOf(Entry& entry) const {
    auto& [pid, known] = entry;
    const bool isRecent = known.process && m_now < known.factsReadAt + rereadFactsAfter + spread(pid, 1s);
    if (isRecent && known.readIn != m_sample) return known.process;
    const auto directory = openDirectory(m_proc.get(), nameOf(pid).c_str());
    if (!directory) return nullptr;
    if (isRecent) {
        const auto stat = readProcessStat(directory->get());
        const bool isSame = stat && known.process->id == ProcessId{pid, stat->startTime} &&
                            known.process->name == stat->name &&
                            known.process->descriptors == known.table.descriptors();
        if (isSame) return known.process;
    }
    auto process = readProcess(directory->get(), pid);
    const auto sight = DescriptorTable::sight(directory->get(), "fd");
    if (!process || !sight || sight->identity != known.identity) return nullptr;
    process->descriptors = known.table.descriptors();
    if (!known.process || *known.process != *process)
        known.process = std::make_shared<Process>(std::move(*process));
    known.factsReadAt = m_now;
    return known.process;
}

void Owners::layOut(Snapshot& snapshot, const InodeIndex& index) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rowsAndHolders;
    rowsAndHolders.reserve(snapshot.sockets.size());
    for (Entry& entry : m_known) {
        const auto holder = static_cast<std::uint32_t>(snapshot.processes.size());
        const std::size_t before = rowsAndHolders.size();
        entry.second.table.forEachSocket([&](Inode inode) {
            index.forEachRow(inode, [&](std::uint32_t row) { rowsAndHolders.emplace_back(row, holder); });
        });
        if (rowsAndHolders.size() == before) continue;
        if (auto process = factsOf(entry))
            snapshot.processes.push_back(std::move(process));
        else {
            rowsAndHolders.resize(before);   // vanished between its descriptors and its name
            m_incomplete = true;
        }
    }
    layOutPairs(snapshot, rowsAndHolders);
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row)
        if (ownership(snapshot, row) == Ownership::Hidden) ++snapshot.coverage.ownersHidden;
}

/// Whose sockets are the same needs no new layout; facts of the processes may have changed all the same.
bool Owners::layOutAsBefore(Snapshot& snapshot, const Snapshot& last) {
    for (const ProcessPointer& shown : last.processes) {
        const auto known = m_known.find(shown->id.pid);
        auto process = known == m_known.end() ? nullptr : factsOf(*known);
        if (!process) {
            snapshot.processes.clear();
            return false;
        }
        snapshot.processes.push_back(std::move(process));
    }
    snapshot.holderEnds = last.holderEnds;
    snapshot.holderList = last.holderList;
    snapshot.coverage.ownersHidden = last.coverage.ownersHidden;
    return true;
}

/// Without rights, only this user's own sockets can have a holder that is found.
void Owners::noteUnheld(const Snapshot& snapshot) {
    const bool someRefused =
        std::ranges::any_of(m_known, [](const Entry& entry) { return entry.second.table.isRefused(); });
    const Uid self{geteuid()};
    m_unheld.beginSample(m_sample);
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row) {
        const Socket& socket = snapshot.sockets[row];
        if (ownership(snapshot, row) == Ownership::Hidden && (!someRefused || socket.uid == self))
            m_unheld.add(*socket.inode);
    }
}

}   // namespace socklens
