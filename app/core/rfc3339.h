// A moment as RFC 3339 text in UTC with milliseconds, "2026-11-20T14:02:11.250Z". Pure: any thread.
#pragma once

#include "app/core/units.h"

#include <string>

namespace socklens {

std::string rfc3339(Timestamp moment);

}   // namespace socklens
