// What the screen and the agent say of a group of leftovers. Pure: any thread, cannot fail. Times are given as
// text, since how they are written is the caller's matter.
#pragma once

#include "app/core/naming.h"
#include "app/insight/leftovers.h"

#include <string>

namespace socklens {

/// "python3 · pid 4242", "unknown · port 8080", "unknown · to 10.0.0.2 port 443", "TIME_WAIT", "10.0.0.2"; with a
/// naming the names of the host and the service in their places, where they have some.
Message titleOf(const LeftoverGroup& group, LeftoverGrouping grouping, const Naming* naming = nullptr);
/// The one whose name that title has, or would have.
std::optional<Address> hostIn(const LeftoverGroup& group, LeftoverGrouping grouping);

/// How its former owner ended: "killed by SIGSEGV at 14:02:11", "ended with exit code 3 at …", "still running",
/// "its end was not seen". Empty where there is none, or several. `diedAt`: Death::at.
Message endOf(const LeftoverGroup& group, const std::string& diedAt);

/// "killed by SIGSEGV at 14:02:11", "ended with exit code 3 at …". `diedAt`: Death::at.
Message textOf(const Death& death, const std::string& diedAt);

/// "last gone in 41 s", "last gone at any moment".
Message lastGoneText(const Forecast& forecast);

/// That so many events are missing.
Message lostText(std::uint64_t events);

}   // namespace socklens
