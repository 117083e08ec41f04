// What this process may use, when it watches and acts itself (see thread_probe.h). Whole process; cannot fail.
#pragma once

namespace socklens {

/// At the start: as much as the hard limits allow.
void raiseOwnLimits();

}   // namespace socklens
