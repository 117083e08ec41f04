// How `socklens-agent sysctl` writes what it found and did. Pure: any thread, cannot fail.
#pragma once

#include "app/core/action.h"
#include "app/core/query.h"

#include <string>

namespace socklens {

/// In groups, a line each; a star before what differs from the default.
std::string listText(const SysctlsAnswer& readings);
std::string explanationText(const SysctlReading& reading);
std::string resultsText(const ActionResults& results);

/// An array of objects; what is unknown is null.
std::string readingsJson(const SysctlsAnswer& readings);
/// The actions are about settings only.
std::string resultsJson(const Actions& actions, const ActionResults& results, const SysctlsAnswer& readings);

}   // namespace socklens
