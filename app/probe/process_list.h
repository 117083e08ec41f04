// The processes that /proc shows. Any one thread at a time. Source: proc(5).
#pragma once

#include "app/core/units.h"

#include <string>
#include <vector>

namespace socklens {

/// In ascending order; none if it cannot be read.
std::vector<Pid> listProcesses(const std::string& procRoot);

}   // namespace socklens
