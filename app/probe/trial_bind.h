// Tries whether a port can be bound, with a socket that is closed at once and never listens. Any one thread at a
// time; keeps nothing. For as long as it takes, microseconds, the port is held: another program that binds it in
// that very moment is refused, and a datagram to a UDP port that is shared by SO_REUSEADDR may be lost.
// Sources: bind(2), ip(7), ipv6(7).
#pragma once

#include "app/core/query.h"

namespace socklens {

/// Port 0 means any. Whatever keeps bind(2) from being called at all is told as its errno.
TrialBindAnswer tryToBind(const TrialBindQuery& query);

}   // namespace socklens
