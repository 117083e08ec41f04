#include "app/insight/death_watch.h"

#include <algorithm>
#include <unordered_map>

namespace socklens {

namespace {

/// More at once is a machine that goes down; the oldest are not worth telling any more.
constexpr std::size_t mostPending = 4096;

using GroupsByPid = std::unordered_multimap<std::int32_t, const LeftoverGroup*>;

GroupsByPid groupsByPid(const Leftovers& leftovers) {
    GroupsByPid groups;
    for (const LeftoverGroup& group : leftovers.groups(LeftoverGrouping::FormerOwner))
        if (group.formerOwner) groups.emplace(number(group.formerOwner->id.pid), &group);
    return groups;
}

DeathReport reportOf(const ProcessLife& life, const GroupsByPid& groups) {
    DeathReport report{life.process, *life.death, 0, {}};
    const auto [first, last] = groups.equal_range(number(life.process->id.pid));
    for (auto at = first; at != last; ++at) {
        const LeftoverGroup& group = *at->second;
        if (group.formerOwner->id != life.process->id) continue;
        report.left = static_cast<std::uint32_t>(group.rows.size());
        report.lastGone = group.lastGone;
    }
    return report;
}

}   // namespace

std::vector<DeathReport> DeathWatch::observe(const Update& update, const SocketMemory& memory,
                                             const Leftovers& leftovers) {
    const auto ended = memory.ended();
    m_pending.insert(m_pending.end(), ended.begin(), ended.end());
    if (m_pending.empty()) return {};
    if (m_pending.size() > mostPending)
        m_pending.erase(m_pending.begin(), m_pending.end() - static_cast<std::ptrdiff_t>(mostPending));
    const Timestamp sampled = update.newer->snapshot->capturedAt;
    const GroupsByPid groups = groupsByPid(leftovers);
    std::vector<DeathReport> reports;
    std::vector<LifePointer> later;
    for (LifePointer& life : m_pending)
        if (life->death->at < sampled)
            reports.push_back(reportOf(*life, groups));
        else
            later.push_back(std::move(life));
    m_pending = std::move(later);
    return reports;
}

}   // namespace socklens
