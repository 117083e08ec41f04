#include "app/probe/owners.h"

#include "app/probe/descriptor.h"
#include "app/probe/open_files.h"
#include "app/probe/process_facts.h"
#include "app/probe/process_list.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace socklens {

namespace {

// A process can change its command line, user and cgroup without a new start time: how long that may stay unseen.
constexpr std::chrono::seconds rereadAfter{5};

bool isRefused(int error) {
    return error == EACCES || error == EPERM;
}

/// The inodes of the sockets that a process has open.
struct OpenSockets {
    std::vector<Inode> inodes;
    std::uint32_t descriptors = 0;   ///< of all kinds
    bool isRefused = false;          ///< root without CAP_SYS_PTRACE may list descriptors and not look at them
};

OpenSockets readDescriptors(const DirectoryStream& directory) {
    OpenSockets open;
    while (const dirent* entry = readdir(directory.get())) {
        if (entry->d_name[0] == '.') continue;
        ++open.descriptors;
        errno = 0;
        if (const auto inode = socketInode(dirfd(directory.get()), entry->d_name))
            open.inodes.push_back(*inode);
        else
            open.isRefused |= isRefused(errno);
    }
    return open;
}

/// Finds the rows of an inode.
class InodeIndex {
public:
    explicit InodeIndex(const std::vector<Socket>& sockets) {
        for (std::uint32_t row = 0; row < sockets.size(); ++row)
            if (sockets[row].inode) m_rows.emplace_back(*sockets[row].inode, row);
        std::ranges::sort(m_rows);
    }

    template <class Visit>
    void forEachRow(Inode inode, Visit visit) const {
        auto at = std::ranges::lower_bound(m_rows, inode, {}, &std::pair<Inode, std::uint32_t>::first);
        for (; at != m_rows.end() && at->first == inode; ++at) visit(at->second);
    }

private:
    std::vector<std::pair<Inode, std::uint32_t>> m_rows;
};

/// Rows with their holders, in any order and possibly more than once, laid out as slices of one list.
void layOut(Snapshot& snapshot, std::vector<std::pair<std::uint32_t, std::uint32_t>> rowsAndHolders) {
    std::ranges::sort(rowsAndHolders);
    rowsAndHolders.erase(std::unique(rowsAndHolders.begin(), rowsAndHolders.end()), rowsAndHolders.end());

    snapshot.holderEnds.assign(snapshot.sockets.size(), 0);
    snapshot.holderList.clear();
    auto at = rowsAndHolders.begin();
    for (std::uint32_t row = 0; row < snapshot.holderEnds.size(); ++row) {
        for (; at != rowsAndHolders.end() && at->first == row; ++at) snapshot.holderList.push_back(at->second);
        snapshot.holderEnds[row] = static_cast<std::uint32_t>(snapshot.holderList.size());
    }
}

}   // namespace

Owners::Owners(std::string procRoot) : m_procRoot(std::move(procRoot)) {}

std::shared_ptr<const Process> Owners::remember(int directory, Pid pid, std::uint32_t descriptors) {
    const auto now = std::chrono::steady_clock::now();
    Remembered& known = m_known[pid];
    if (known.process && now - known.readAt < rereadAfter) {
        const auto stat = readProcessStat(directory);
        const bool same = stat && known.process->id == ProcessId{pid, stat->startTime} &&
                          known.process->name == stat->name && known.process->descriptors == descriptors;
        if (same) return known.process;
    }
    auto process = readProcess(directory, pid);
    if (!process) return nullptr;
    process->descriptors = descriptors;
    if (!known.process || *known.process != *process)
        known.process = std::make_shared<Process>(std::move(*process));
    known.readAt = now;
    return known.process;
}

void Owners::find(Snapshot& snapshot) {
    const InodeIndex index(snapshot.sockets);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rowsAndHolders;
    snapshot.processes.clear();
    snapshot.coverage = {.ownersLookedFor = true};

    const auto pids = listProcesses(m_procRoot);
    for (const Pid pid : pids) {
        const auto directory = openDirectory(AT_FDCWD, (m_procRoot + '/' + std::to_string(number(pid))).c_str());
        if (!directory) continue;   // gone
        const DirectoryStream descriptors = openStream(directory->get(), "fd");
        const bool isClosed = !descriptors && isRefused(errno);
        const OpenSockets open = descriptors ? readDescriptors(descriptors) : OpenSockets{};
        if (isClosed || open.isRefused) {
            const auto stat = readProcessStat(directory->get());
            if (stat && !stat->kernelThread) ++snapshot.coverage.processesUnreadable;
        }
        const auto holder = static_cast<std::uint32_t>(snapshot.processes.size());
        const std::size_t before = rowsAndHolders.size();
        for (const Inode inode : open.inodes)
            index.forEachRow(inode, [&](std::uint32_t row) { rowsAndHolders.emplace_back(row, holder); });
        if (rowsAndHolders.size() == before) continue;
        if (auto process = remember(directory->get(), pid, open.descriptors))
            snapshot.processes.push_back(std::move(process));
        else
            rowsAndHolders.resize(before);   // vanished between its descriptors and its name
    }
    layOut(snapshot, std::move(rowsAndHolders));
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row)
        if (ownership(snapshot, row) == Ownership::Hidden) ++snapshot.coverage.ownersHidden;
    std::erase_if(m_known, [&](const auto& known) { return !std::ranges::binary_search(pids, known.first); });
}

}   // namespace socklens
