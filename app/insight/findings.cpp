#include "app/insight/findings.h"

#include "app/insight/port_findings.h"
#include "app/insight/stalled_findings.h"

#include <iterator>
#include <set>
#include <utility>

namespace socklens {

namespace {

/// A process that does not close its connections runs out of descriptors too: that is said with the cause.
std::vector<Suspicion> withoutKnownCause(std::vector<Suspicion> descriptors, const std::vector<Finding>& shown) {
    std::set<ProcessId> explained;
    for (const Finding& finding : shown)
        if (finding.kind == Finding::Kind::CloseWaitLeak) explained.insert(finding.process->id);
    std::erase_if(descriptors,
                  [&](const Suspicion& suspicion) { return explained.contains(suspicion.finding.process->id); });
    return descriptors;
}

}   // namespace

void FindingsWatch::observe(const Update& update, std::span<const PortBudget> budgets,
                            std::span<const LeftoverGroup> leftovers, const PortSettings& settings) {
    const Snapshot& snapshot = *update.newer->snapshot;
    m_resting.observe(update);

    std::vector<Suspicion> suspicions;
    const auto add = [&](std::vector<Suspicion> more) {
        suspicions.insert(suspicions.end(), std::make_move_iterator(more.begin()),
                          std::make_move_iterator(more.end()));
    };
    add(suspectedExhaustion(budgets, settings));
    add(suspectedCrashes(leftovers));
    add(m_closeWait.observe(snapshot, m_resting.rows()));
    add(withoutKnownCause(m_descriptors.observe(snapshot), m_troubles.findings()));
    add(suspectedFullQueues(snapshot, m_resting.rows(), settings.longestBacklog));
    add(suspectedSilence(snapshot, m_resting.rows()));
    m_troubles.observe(snapshot.capturedAt, std::move(suspicions));
}

}   // namespace socklens
