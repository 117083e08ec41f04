// Whether to wait or to release, and what else helps: sentences about a group of leftovers. Pure: any thread,
// cannot fail. What they stand on is measured, on Linux 6.18.
#pragma once

#include "app/insight/leftovers.h"

#include <vector>

namespace socklens {

/// The most important first; about the states that the group has.
std::vector<Message> adviceFor(const LeftoverGroup& group);

}   // namespace socklens
