// Taking back every change of settings at once. Pure: any thread, cannot fail.
#pragma once

#include "app/core/action.h"
#include "app/core/query.h"

namespace socklens {

/// Of whatever Socklens has changed or keeps, in an order that the kernel takes: some settings limit each other.
Actions undoOf(const SysctlsAnswer& readings);

}   // namespace socklens
