// Whether to wait or to release, and what else helps: sentences about a group of leftovers. Pure: any thread,
// cannot fail. What they stand on is measured, on Linux 6.18.
#pragma once

#include "app/core/capabilities.h"
#include "app/insight/leftovers.h"

#include <span>
#include <vector>

namespace socklens {

/// The most important first; about the states that the group has.
std::vector<Message> adviceFor(const LeftoverGroup& group);

/// Why some have no owner, and what helps against that; of the groups by former owner. Empty where all is known.
std::vector<Message> whyUnknown(std::span<const LeftoverGroup> groups, const Capabilities& capabilities,
                                std::uint64_t lostEvents);

}   // namespace socklens
