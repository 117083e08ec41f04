// When a socket that nobody holds, or that somebody has left half closed, is gone by itself.
// Pure functions: any thread, cannot fail. What the numbers stand on: net/ipv4/tcp_timer.c, tcp_minisocks.c and
// measurements on Linux 6.18.
#pragma once

#include "app/core/message.h"
#include "app/core/socket.h"
#include "app/core/sysctl.h"

#include <optional>
#include <span>

namespace socklens {

struct Forecast {
    enum class Kind : std::uint8_t {
        Timed,       ///< after `remaining`
        AnyMoment,   ///< its timer has run out; the kernel's timers are up to two seconds late
        Never,       ///< not by itself: the owner, or the other side, has to act
        Unknown
    };
    Kind kind = Kind::Unknown;
    Milliseconds remaining{};   ///< if timed
    Message reason;             ///< why so long, or why never; may be empty
};

/// What of this machine's settings decides.
struct TimerSettings {
    int finTimeoutSeconds = 60;   ///< net.ipv4.tcp_fin_timeout
    int orphanRetries = 0;        ///< net.ipv4.tcp_orphan_retries; 0 counts as 8
};

/// Those that are not among the readings are as usual.
TimerSettings timerSettings(std::span<const SysctlReading> readings);

Forecast forecast(const Socket& socket, bool isHeld, const TimerSettings& settings);

/// The same so much later, if nothing has been seen meanwhile: it runs down to “any moment”, and no further.
Forecast aged(Forecast forecast, Milliseconds age);

}   // namespace socklens
