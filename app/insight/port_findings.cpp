#include "app/insight/port_findings.h"

#include "app/core/signal_name.h"

#include <algorithm>
#include <cmath>
#include <sys/wait.h>

namespace socklens {

namespace {

using namespace std::chrono_literals;

struct Limits {
    Milliseconds soon;
    std::uint32_t takenPercent;   ///< at least, for what is exhausted soon
    Milliseconds later;
    std::uint32_t takenPercentLater;
    std::uint32_t leftPercent;   ///< at most, whatever the growth
};
constexpr Limits beginning{60s, 25, 10min, 50, 5};
constexpr Limits staying{90s, 20, 15min, 45, 8};

bool meets(const PortBudget& budget, const Limits& limits) {
    const std::uint64_t usable = budget.usable;
    const std::uint64_t taken = usable - budget.left;
    const auto isWithin = [&](Milliseconds time, std::uint32_t percent) {
        return budget.untilExhausted && *budget.untilExhausted <= time && taken * 100 >= usable * percent;
    };
    return isWithin(limits.soon, limits.takenPercent) || isWithin(limits.later, limits.takenPercentLater) ||
           std::uint64_t{budget.left} * 100 < usable * limits.leftPercent;
}

std::string rounded(double value) {
    return std::to_string(std::llround(value));
}

std::string seconds(Milliseconds time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

std::string minutes(Milliseconds time) {
    return std::to_string(std::chrono::round<std::chrono::minutes>(time).count());
}

std::uint32_t inState(const PortBudget& budget, State state) {
    const auto found = budget.states.find(state);
    return found == budget.states.end() ? 0 : found->second;
}

Message exhaustionTitle(const PortBudget& budget) {
    std::vector<std::string> arguments{toText(budget.destination.source), toText(budget.destination.destination),
                                       std::to_string(number(budget.destination.port))};
    if (budget.left == 0)
        return {SOCKLENS_TEXT("No port is left for new connections from %1 to %2 port %3: connect() fails."),
                std::move(arguments)};
    if (!budget.untilExhausted) {
        arguments.push_back(std::to_string(budget.left));
        return {SOCKLENS_TEXT("Only %4 ports are left for new connections from %1 to %2 port %3."),
                std::move(arguments)};
    }
    if (*budget.untilExhausted < 2min) {
        arguments.push_back(seconds(*budget.untilExhausted));
        return {SOCKLENS_TEXT("In about %4 seconds no port is left for new connections from %1 to %2 port %3."),
                std::move(arguments)};
    }
    arguments.push_back(minutes(*budget.untilExhausted));
    return {SOCKLENS_TEXT("In about %4 minutes no port is left for new connections from %1 to %2 port %3."),
            std::move(arguments)};
}

std::vector<Message> exhaustionEvidence(const PortBudget& budget) {
    std::vector<Message> evidence;
    evidence.push_back({SOCKLENS_TEXT("%1 of %2 ports are left; %3 are in use for this destination, %4 of them in "
                                      "TIME_WAIT."),
                        {std::to_string(budget.left), std::to_string(budget.usable),
                         std::to_string(budget.inUse()), std::to_string(inState(budget, State::TimeWait))}});
    if (budget.takenPerSecond && *budget.takenPerSecond >= 0.5)
        evidence.push_back(
            {SOCKLENS_TEXT("About %1 more are taken every second."), {rounded(*budget.takenPerSecond)}});
    if (budget.topProcess)
        evidence.push_back({SOCKLENS_TEXT("%1 (pid %2) holds %3 of them; %4 are held by nobody any more."),
                            {budget.topProcess->name, std::to_string(number(budget.topProcess->id.pid)),
                             std::to_string(budget.heldByTop), std::to_string(budget.withoutOwner)}});
    return evidence;
}

/// What helps: ports that are in TIME_WAIT can be taken over; those in use cannot.
FindingAction exhaustionRemedy(const PortBudget& budget, const PortSettings& settings, const std::string& filter) {
    if (inState(budget, State::TimeWait) * 2 < budget.inUse()) return ShowSockets{filter};
    if (!settings.timestamps) return OpenSetting{Sysctl::TcpTimestamps};
    if (!budget.reusesTimeWait) return OpenSetting{Sysctl::TcpTwReuse};
    return OpenSetting{Sysctl::IpLocalPortRange};
}

Finding exhaustion(const PortBudget& budget, const PortSettings& settings) {
    Finding finding;
    finding.kind = Finding::Kind::PortExhaustion;
    const bool isNow = budget.left == 0 || (budget.untilExhausted && *budget.untilExhausted <= beginning.soon);
    finding.severity = isNow ? Finding::Severity::Critical : Finding::Severity::Warning;
    finding.key = "ports " + filterText(budget.destination);
    finding.title = exhaustionTitle(budget);
    finding.evidence = exhaustionEvidence(budget);
    finding.process = budget.topProcess;
    finding.filter = filterText(budget.destination);
    finding.action = exhaustionRemedy(budget, settings, finding.filter);
    return finding;
}

// ---------------------------------------------------------------- leftovers

constexpr std::uint32_t fewestOfACrash = 50;
constexpr std::uint32_t fewestOfAnUnknownEnd = 1000;

Message crashTitle(const LeftoverGroup& group) {
    std::vector<std::string> arguments{group.formerOwner->name, std::to_string(number(group.formerOwner->id.pid)),
                                       std::to_string(group.rows.size())};
    const auto status = group.death->waitStatus;
    if (!status) return {SOCKLENS_TEXT("%1 (pid %2) has ended and left %3 sockets behind."), std::move(arguments)};
    if (WIFEXITED(*status)) {
        arguments.push_back(std::to_string(WEXITSTATUS(*status)));
        return {SOCKLENS_TEXT("%1 (pid %2) ended with exit code %4 and left %3 sockets behind."),
                std::move(arguments)};
    }
    arguments.push_back(nameOfSignal(WTERMSIG(*status)));
    return {SOCKLENS_TEXT("%1 (pid %2) was ended by %4 and left %3 sockets behind."), std::move(arguments)};
}

std::vector<Message> crashEvidence(const LeftoverGroup& group) {
    std::vector<Message> evidence;
    for (const auto& [state, count] : group.states)
        evidence.push_back({SOCKLENS_TEXT("%1 in %2."), {std::to_string(count), std::string(toText(state))}});
    if (group.port)
        evidence.push_back(
            {SOCKLENS_TEXT("All of them are at its port %1, which they can keep a new server from."),
             {std::to_string(number(*group.port))}});
    if (group.lastGone.kind == Forecast::Kind::Timed)
        evidence.push_back(
            {SOCKLENS_TEXT("The last one is gone by itself in %1 seconds."), {seconds(group.lastGone.remaining)}});
    if (!group.reason.empty()) evidence.push_back(group.reason);
    return evidence;
}

}   // namespace

std::vector<Suspicion> suspectedExhaustion(std::span<const PortBudget> budgets, const PortSettings& settings) {
    std::vector<Suspicion> suspicions;
    for (const PortBudget& budget : budgets) {
        if (!meets(budget, staying)) continue;
        // What is not yet exhausted was already growing for seconds; a burst that ends in a moment is no trouble.
        const Milliseconds holdsFor = budget.left == 0 ? 0s : 2s;
        suspicions.push_back({exhaustion(budget, settings), meets(budget, beginning), holdsFor});
    }
    return suspicions;
}

std::vector<Suspicion> suspectedCrashes(std::span<const LeftoverGroup> groups) {
    std::vector<Suspicion> suspicions;
    for (const LeftoverGroup& group : groups) {
        if (group.formerOwner == nullptr || !group.death || group.ownerLives) continue;
        const DeathKind kind = kindOf(*group.death);
        if (kind == DeathKind::Orderly) continue;
        const std::uint32_t fewest = kind == DeathKind::Crash ? fewestOfACrash : fewestOfAnUnknownEnd;
        if (group.rows.size() < fewest / 2) continue;
        Finding finding;
        finding.kind = Finding::Kind::Leftovers;
        finding.severity = Finding::Severity::Warning;
        finding.key = "leftovers " + group.key;
        finding.title = crashTitle(group);
        finding.evidence = crashEvidence(group);
        finding.process = group.formerOwner;
        finding.action = ShowLeftovers{group.key};
        suspicions.push_back({std::move(finding), group.rows.size() >= fewest});
    }
    return suspicions;
}

}   // namespace socklens
