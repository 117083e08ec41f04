#include "app/insight/death_watch.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <sys/wait.h>

namespace socklens {

namespace {

/// More at once is a machine that goes down; the oldest are not worth telling any more.
constexpr std::size_t mostPending = 4096;

DeathReport reportOf(const ProcessExit& exit, const SocketMemory& memory, const Leftovers& leftovers) {
    DeathReport report{exit.process, {exit.at, exit.waitStatus, false}, 0, {}};
    if (const auto death = memory.death(exit.process->id)) report.death = *death;
    for (const LeftoverGroup& group : leftovers.groups(LeftoverGrouping::FormerOwner)) {
        if (!group.formerOwner || group.formerOwner->id != exit.process->id) continue;
        report.left = static_cast<std::uint32_t>(group.rows.size());
        report.lastGone = group.lastGone;
    }
    return report;
}

}   // namespace

std::vector<DeathReport> DeathWatch::observe(const Update& update, const Events& events,
                                             const SocketMemory& memory, const Leftovers& leftovers) {
    m_pending.insert(m_pending.end(), events.exits.begin(), events.exits.end());
    if (m_pending.size() > mostPending)
        m_pending.erase(m_pending.begin(), m_pending.end() - static_cast<std::ptrdiff_t>(mostPending));
    const Timestamp sampled = update.newer->snapshot->capturedAt;
    std::vector<DeathReport> reports;
    std::vector<ProcessExit> later;
    for (ProcessExit& exit : m_pending)
        if (exit.at < sampled)
            reports.push_back(reportOf(exit, memory, leftovers));
        else
            later.push_back(std::move(exit));
    m_pending = std::move(later);
    return reports;
}

bool isCrash(const Death& death) {
    if (!death.waitStatus || !WIFSIGNALED(*death.waitStatus)) return false;
    constexpr std::array inOrder{SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2};
    return std::find(inOrder.begin(), inOrder.end(), WTERMSIG(*death.waitStatus)) == inOrder.end();
}

}   // namespace socklens
