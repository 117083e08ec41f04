// How long the kernel goes on with a TCP socket that nobody holds, whose FIN or data nobody confirms. Pure: any
// thread, cannot fail. Source: net/ipv4/tcp_timer.c (tcp_orphan_retries, tcp_write_timeout, tcp_model_timeout,
// tcp_probe_timer); compared with measurements on Linux 6.18.
#pragma once

#include "app/core/units.h"

namespace socklens {

/// The other side is silent: `left` of the running timer, after so many retransmits in vain.
Milliseconds silentPeerEnds(Milliseconds left, int retransmits, int orphanRetries);

/// The other side answers and lets nothing be sent: at most this long. The kernel does not tell how far its
/// questions have got, so the earliest stage that fits the timer is assumed.
Milliseconds zeroWindowEnds(Milliseconds left, int orphanRetries);

}   // namespace socklens
