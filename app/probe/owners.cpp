#include "app/probe/owners.h"

#include "app/core/alongside.h"
#include "app/core/owner_notes.h"
#include "app/probe/holder_layout.h"
#include "app/probe/process_facts.h"
#include "app/probe/process_list.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
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
// For fewer descriptors, a second thread costs more than it saves.
constexpr std::uint64_t worthAThread = 500;

/// Then there was no descriptor left to read with.
bool isLimit(int error) {
    return error == EMFILE || error == ENFILE;
}

/// So that not all come due in the same sample.
std::chrono::milliseconds spread(Pid pid, std::chrono::milliseconds over) {
    constexpr std::int64_t prime = 7919;
    return std::chrono::milliseconds(number(pid) * prime % over.count());
}

std::string nameOf(Pid pid) {
    return std::to_string(number(pid));
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
    snapshot.processes.clear();
    snapshot.coverage = {.ownersLookedFor = true};

    std::vector<Entry*> outdated = lookAtAll();
    addThoseInTurn(outdated);
    const Snapshot nothing;
    const Snapshot& before = last != nullptr && last->coverage.ownersLookedFor ? *last : nothing;
    InodeChanges changes(before.sockets, snapshot.sockets, remembered);
    if (!changes.isNothing()) addThoseWhoLost(outdated, changes);
    read(std::move(outdated), &changes);
    changes.add(std::exchange(m_touched, {}));
    layOut(snapshot, before, changes);
    if (changes.isEmpty() && m_touched.empty())
        snapshot.coverage.ownersHidden = before.coverage.ownersHidden;
    else
        noteUnheld(snapshot);
    for (const auto& [pid, known] : m_known)
        if (known.table.isRefused() && known.kernelThread == false) ++snapshot.coverage.processesUnreadable;
    if (m_isListBeyondLimit ||
        std::ranges::any_of(m_known, [](const Entry& entry) { return entry.second.isBeyondLimit; }))
        snapshot.notes.push_back(noDescriptorsNote());
    // Everybody may see that the first process is there, unless /proc hides it.
    if (!DescriptorTable::sight(m_proc.get(), "1/fd") && DescriptorTable::sight(m_proc.get(), "self/fd"))
        snapshot.notes.push_back(hiddenProcessesNote());
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
    errno = 0;
    const auto pids = listProcesses(m_procRoot);
    m_isListBeyondLimit = pids.empty() && isLimit(errno);
    auto known = m_known.begin();
    for (const Pid pid : pids) {
        while (known != m_known.end() && known->first < pid) forget(known++);
        const auto sight = DescriptorTable::sight(m_proc.get(), (nameOf(pid) + "/fd").c_str());
        if (!sight) continue;   // it is gone, and forgotten with the next
        if (known == m_known.end() || known->first != pid) known = m_known.try_emplace(known, pid);
        if (known->second.identity != sight->identity) {   // another one with this pid
            touchAll(known->second.table);
            known->second = Known{};
            known->second.identity = sight->identity;
        }
        known->second.count = sight->count;
        known->second.isBeyondLimit = false;
        const bool tellsNothing = !m_countsExist && sight->count == 0;
        if (tellsNothing || known->second.table.differsFrom(*sight) || m_now >= known->second.readAllAgainAt)
            outdated.push_back(&*known);
        ++known;
    }
    while (known != m_known.end()) forget(known++);
    return outdated;
}

void Owners::forget(Processes::iterator known) {
    touchAll(known->second.table);
    m_known.erase(known);
}

/// So that the rows of its sockets are laid out anew.
void Owners::touchAll(DescriptorTable& table) {
    table.forEachSocket([this](Inode inode) -> std::optional<bool> {
        m_touched.push_back(inode);
        return std::nullopt;
    });
}

/// What a process held is gone: with as many descriptors as before, it has others.
void Owners::addThoseWhoLost(std::vector<Entry*>& outdated, const InodeChanges& changes) {
    const std::set<Entry*> already(outdated.begin(), outdated.end());
    for (Entry& entry : m_known) {
        if (already.contains(&entry)) continue;
        if (entry.second.table.hasLost(changes)) outdated.push_back(&entry);
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

void Owners::read(std::vector<Entry*> outdated, const InodeChanges* changes) {
    const bool worthTwo = outdated.size() > 1 && descriptorsOf(outdated) >= worthAThread;
    m_toRead = std::move(outdated);
    m_nextToRead = 0;
    const auto help = [&] { readSome(changes); };
    if (worthTwo)
        alongside(help, help);
    else
        help();
    for (Entry* entry : m_toRead) {
        const std::vector<Inode> touched = entry->second.table.takeTouched();
        m_touched.insert(m_touched.end(), touched.begin(), touched.end());
    }
}

void Owners::readSome(const InodeChanges* changes) {
    for (std::size_t at = m_nextToRead++; at < m_toRead.size(); at = m_nextToRead++) read(*m_toRead[at], changes);
}

void Owners::read(Entry& entry, const InodeChanges* changes) const {
    auto& [pid, known] = entry;
    known.readIn = m_sample;
    const auto directory = openDirectory(m_proc.get(), nameOf(pid).c_str());
    const DirectoryStream descriptors = directory ? openStream(directory->get(), "fd") : nullptr;
    if (descriptors) {
        using Look = DescriptorTable::Look;
        const bool isDue = m_now >= known.readAllAgainAt || changes == nullptr;
        if (isDue) known.readAllAgainAt = m_now + readAllAfter + spread(pid, 1min);
        const Look look = isDue ? Look::AtAll : known.isSearched ? Look::AtList : Look::AtLost;
        const bool all = known.table.read(descriptors, look, changes);
        if (all) known.listedIn = m_sample;
        known.isSearched = false;
    } else {
        known.isBeyondLimit = known.isBeyondLimit || isLimit(errno);
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
    errno = 0;
    const auto directory = openDirectory(m_proc.get(), nameOf(pid).c_str());
    known.isBeyondLimit = known.isBeyondLimit || isLimit(errno);
    if (!directory) return nullptr;
    if (isRecent) {
        const auto stat = readProcessStat(directory->get());
        const bool isSame = stat && known.process->id == ProcessId{pid, stat->startTime} &&
                            known.process->name == stat->name &&
                            known.process->descriptors == known.table.descriptors();
        if (isSame) return known.process;
    }
    errno = 0;
    auto process = readProcess(directory->get(), pid);
    known.isBeyondLimit = known.isBeyondLimit || isLimit(errno);
    const auto sight = DescriptorTable::sight(directory->get(), "fd");
    if (!process || !sight || sight->identity != known.identity) return nullptr;
    process->descriptors = known.table.descriptors();
    if (!known.process || *known.process != *process)
        known.process = std::make_shared<Process>(std::move(*process));
    known.factsReadAt = m_now;
    return known.process;
}

void Owners::layOut(Snapshot& snapshot, const Snapshot& before, const InodeChanges& changes) {
    const std::vector<bool> isAsBefore = holdersAsBefore(before, changes.rowsBefore());
    std::vector<std::uint32_t> numbers(before.processes.size(), noHolder);
    std::vector<RowAndHolder> anew;
    std::size_t former = 0;   // this process, in the snapshot before
    for (Entry& entry : m_known) {
        while (former < numbers.size() && before.processes[former]->id.pid < entry.first) ++former;
        const bool wasHolder = former < numbers.size() && before.processes[former]->id.pid == entry.first;
        const auto holder = static_cast<std::uint32_t>(snapshot.processes.size());
        const std::size_t others = anew.size();
        if (!changes.isEmpty())
            entry.second.table.forEachSocket([&](Inode inode) {
                return changes.forEachRow(inode, [&](std::uint32_t row) { anew.push_back({row, holder}); });
            });
        if (anew.size() == others && !(wasHolder && isAsBefore[former])) continue;
        if (auto process = factsOf(entry)) {
            snapshot.processes.push_back(std::move(process));
            if (wasHolder) numbers[former] = holder;
        } else {
            anew.resize(others);   // vanished between its descriptors and its name
            touchAll(entry.second.table);
        }
    }
    layOutHolders(snapshot, before, changes.rowsBefore(), numbers, std::move(anew));
}

/// Without rights, only this user's own sockets can have a holder that is found.
void Owners::noteUnheld(Snapshot& snapshot) {
    const bool someRefused =
        std::ranges::any_of(m_known, [](const Entry& entry) { return entry.second.table.isRefused(); });
    const Uid self{geteuid()};
    m_unheld.beginSample(m_sample);
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row) {
        if (ownership(snapshot, row) != Ownership::Hidden) continue;
        ++snapshot.coverage.ownersHidden;
        const Socket& socket = snapshot.sockets[row];
        if (!someRefused || socket.uid == self) m_unheld.add(*socket.inode);
    }
}

}   // namespace socklens
