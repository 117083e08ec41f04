#include "app/probe/followed_processes.h"

#include "app/probe/process_facts.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace socklens {

namespace {

constexpr std::size_t mostFollowed = 16'384;

/// Half of what this process may open; the other half is for those whose sockets are read.
std::size_t descriptorsForPidfds() {
    constexpr rlim_t most = 8192;
    rlimit limit{};
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? std::min(limit.rlim_cur / 2, most) : 0;
}

std::optional<NetworkNamespace> networkNamespaceOf(int directory) {
    struct stat status {};
    if (directory < 0 || fstatat(directory, "ns/net", &status, 0) != 0) return std::nullopt;
    return NetworkNamespace{status.st_ino};
}

epoll_event endOf(Pid pid) {
    epoll_event event{};
    event.events = EPOLLIN | EPOLLONESHOT;   // once: it stays readable until it is closed
    event.data.u64 = static_cast<std::uint64_t>(number(pid));
    return event;
}

}   // namespace

ProcessPointer processIn(int directory, Pid pid) {
    auto facts = directory < 0 ? std::nullopt : readProcess(directory, pid);
    if (!facts) {
        facts.emplace();
        facts->id.pid = pid;
    }
    return std::make_shared<const Process>(std::move(*facts));
}

FollowedProcesses::FollowedProcesses(std::string procRoot, int epoll, EndsToldElsewhere elsewhere)
    : m_procRoot(std::move(procRoot)),
      m_epoll(epoll),
      m_endsToldElsewhere(elsewhere == EndsToldElsewhere::Yes),
      m_mostPidfds(descriptorsForPidfds()) {}

tl::expected<Descriptor, std::error_code> FollowedProcesses::openDirectoryOf(Pid pid) const {
    return openDirectory(AT_FDCWD, (m_procRoot + '/' + std::to_string(number(pid))).c_str());
}

Descriptor FollowedProcesses::directoryOf(Pid pid) const {
    return openDirectoryOf(pid).value_or(Descriptor());
}

bool FollowedProcesses::mayOpen() {
    if (m_pidfds < m_mostPidfds) return true;
    m_full = m_full || !m_endsToldElsewhere;
    return false;
}

bool FollowedProcesses::follow(const ProcessPointer& process) {
    if (FollowedProcess* known = find(process->id)) {
        known->process = process;
        known->seenInRound = m_round;
        return true;
    }
    // First the descriptor, then the check: from here on, the pid cannot be given to somebody else unnoticed.
    auto pidfd = mayOpen() ? openProcess(process->id.pid)
                           : tl::unexpected(std::make_error_code(std::errc::too_many_files_open));
    if (!pidfd && pidfd.error() == std::errc::no_such_process) return false;
    const auto directory = openDirectoryOf(process->id.pid);
    const bool isOutOfReach = !directory && directory.error() != std::errc::no_such_file_or_directory &&
                              directory.error() != std::errc::no_such_process;
    if (isOutOfReach) return true;   // such as for want of descriptors: that says nothing of the process
    const auto stat = directory ? readProcessStat(directory->get()) : std::nullopt;
    if (!stat || stat->startTime != process->id.startTime) return false;
    add(process, pidfd ? std::move(*pidfd) : Descriptor(), directory->get());
    return true;
}

FollowedProcess& FollowedProcesses::named(Pid pid) {
    const auto after = m_followed.upper_bound({pid, StartTime{std::numeric_limits<std::uint64_t>::max()}});
    if (after != m_followed.begin() && std::prev(after)->first.pid == pid) {
        FollowedProcess& youngest = std::prev(after)->second;
        youngest.seenInRound = m_round;
        return youngest;
    }
    Descriptor pidfd = mayOpen() ? openProcess(pid).value_or(Descriptor()) : Descriptor();
    const Descriptor directory = directoryOf(pid);
    const ProcessPointer process = processIn(directory.get(), pid);
    if (FollowedProcess* added = add(process, std::move(pidfd), directory.get())) return *added;
    m_unkept = {};
    m_unkept.process = process;
    m_unkept.networkNamespace = networkNamespaceOf(directory.get());
    return m_unkept;
}

FollowedProcess* FollowedProcesses::add(const ProcessPointer& process, Descriptor pidfd, int directory) {
    if (m_followed.size() >= mostFollowed) {
        m_full = true;
        return nullptr;
    }
    epoll_event event = endOf(process->id.pid);
    if (pidfd && epoll_ctl(m_epoll, EPOLL_CTL_ADD, pidfd.get(), &event) != 0) pidfd = Descriptor();
    FollowedProcess& added = m_followed[process->id];
    added.process = process;
    added.pidfd = std::move(pidfd);
    added.seenInRound = m_round;
    added.networkNamespace = networkNamespaceOf(directory);
    if (added.pidfd) ++m_pidfds;
    return &added;
}

std::vector<ProcessId> FollowedProcesses::idsOf(Pid pid) const {
    std::vector<ProcessId> ids;
    for (auto next = m_followed.lower_bound({pid, {}}); next != m_followed.end() && next->first.pid == pid; ++next)
        ids.push_back(next->first);
    return ids;
}

FollowedProcess* FollowedProcesses::find(const ProcessId& id) {
    const auto found = m_followed.find(id);
    return found == m_followed.end() ? nullptr : &found->second;
}

void FollowedProcesses::forget(const ProcessId& id) {
    const auto found = m_followed.find(id);
    if (found == m_followed.end()) return;
    if (found->second.pidfd) --m_pidfds;
    m_followed.erase(found);
}

void FollowedProcesses::watchAgain(const FollowedProcess& followed) const {
    epoll_event event = endOf(followed.process->id.pid);
    if (followed.pidfd) epoll_ctl(m_epoll, EPOLL_CTL_MOD, followed.pidfd.get(), &event);
}

ProcessState FollowedProcesses::stateOf(const FollowedProcess& followed) const {
    const ProcessId id = followed.process->id;
    return socklens::stateOf(directoryOf(id.pid).get(), followed.pidfd.get(), id.startTime);
}

void FollowedProcesses::forgetUntold() {
    // An end that is told elsewhere comes before the round after the next begins.
    std::erase_if(m_followed, [&](const auto& entry) {
        const bool awaited = m_endsToldElsewhere && entry.second.seenInRound + 1 >= m_round;
        return !entry.second.pidfd && !awaited;
    });
}

std::vector<ProcessId> FollowedProcesses::nextInTurn(std::size_t most) {
    std::vector<ProcessId> chosen;
    auto next = m_followed.upper_bound(m_lastInTurn);
    while (chosen.size() < std::min(most, m_followed.size())) {
        if (next == m_followed.end()) next = m_followed.begin();
        chosen.push_back(next->first);
        m_lastInTurn = next->first;
        ++next;
    }
    return chosen;
}

}   // namespace socklens
