// What port budgets and leftovers give cause for. Pure functions: any thread, cannot fail.
#pragma once

#include "app/insight/leftovers.h"
#include "app/insight/port_budget.h"
#include "app/insight/trouble.h"

#include <span>
#include <vector>

namespace socklens {

/// Ports run out: none is left; or none will be within a minute, with a quarter of them taken, or within ten
/// minutes, with half of them taken; or less than a twentieth is left. Half the ports free and no growth is never
/// one.
std::vector<Suspicion> suspectedExhaustion(std::span<const PortBudget> budgets, const PortSettings& settings);

/// A program has crashed and left much behind: 50 sockets; of one whose exit status nobody knows, 1000. A program
/// that was asked to end (SIGTERM, SIGINT, SIGHUP) or that ended well did not crash.
std::vector<Suspicion> suspectedCrashes(std::span<const LeftoverGroup> groups);

}   // namespace socklens
