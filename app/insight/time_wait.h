// What the kernel lets nobody change about TIME_WAIT. Any thread, no ownership, cannot fail.
#pragma once

#include "app/core/units.h"

namespace socklens {

/// TCP_TIMEWAIT_LEN of include/net/tcp.h.
inline constexpr Milliseconds timeWaitLength{60'000};

}   // namespace socklens
