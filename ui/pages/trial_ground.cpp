#include "ui/pages/trial_ground.h"

#include "app/insight/port_blockers.h"

#include <algorithm>
#include <cerrno>
#include <set>

namespace socklens {

namespace {

using How = Conflict BlockerKind::*;

/// It got past all of them: also past others of their kinds.
bool knowsEveryKind(const TrialGround& then, const TrialGround& now) {
    std::set<BlockerKind> known;
    for (const auto& [key, kind] : then) known.insert(kind);
    return std::ranges::all_of(now, [&](const auto& each) { return known.contains(each.second); });
}

/// It did not get past one of them: surely past those that let nobody past, or else nobody knows which one it was.
bool obstacleStays(const TrialGround& then, const TrialGround& now, How how) {
    const auto isSure = [how](const auto& each) { return each.second.*how == Conflict::Yes; };
    if (std::ranges::any_of(then, isSure)) return std::ranges::any_of(now, isSure);
    return std::ranges::all_of(
        then, [&](const auto& each) { return each.second.*how == Conflict::No || now.contains(each.first); });
}

bool stillCounts(int error, const TrialGround& then, const TrialGround& now, How how) {
    if (error == 0) return knowsEveryKind(then, now);
    return error != EADDRINUSE || obstacleStays(then, now, how);   // other errors are not about sockets
}

}   // namespace

TrialGround trialGround(const Snapshot& snapshot, const PortQuestion& question, const PortSettings& settings) {
    PortFacts facts;
    facts.settings = settings;   // no options: they become known later, and change no socket
    const PortBlockers blockers(snapshot, question, facts);
    TrialGround ground;
    for (const std::uint32_t row : blockers.rows())
        if (const auto blocker = blockers.blocker(row))
            ground.emplace(keyOf(snapshot, row), BlockerKind{snapshot.sockets[row].localAddress, blocker->role,
                                                             blocker->plain, blocker->reuseAddress});
    return ground;
}

bool stillCounts(const TrialBindAnswer& trial, const TrialGround& then, const TrialGround& now) {
    return stillCounts(trial.plain, then, now, &BlockerKind::plain) &&
           stillCounts(trial.reuseAddress, then, now, &BlockerKind::reuseAddress);
}

}   // namespace socklens
