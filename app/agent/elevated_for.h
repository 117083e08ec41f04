// Whether pkexec(1) started this process as root, and for whom. Any thread; cannot fail.
#pragma once

#include "app/core/units.h"

#include <optional>

namespace socklens {

/// Nothing where these are no rights that pkexec gave.
std::optional<Uid> elevatedFor();

}   // namespace socklens
