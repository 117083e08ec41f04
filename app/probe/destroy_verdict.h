// What came of a SOCK_DESTROY, from what the kernel said and shows: the outcome and a sentence. Pure: any thread.
// Sources: tcp_abort() in net/ipv4/tcp.c, udp_abort() in net/ipv4/udp.c, inet_diag_cmd_exact().
#pragma once

#include "app/core/action.h"
#include "app/probe/socket_lookup.h"

namespace socklens {

struct DestroyCourse {
    SocketTarget target;
    Sighting before;
    int error = 0;   ///< the kernel's answer to the destroy; 0: none
    Sighting after;
};

/// Of a socket in a place where the kernel cannot be asked, by the errno of NetworkEntrance::open().
ActionResult verdictOutside(const SocketTarget& target, int error);

/// Nothing: it may be destroyed. `leftoverOnly`: it must not be in use.
std::optional<ActionResult> verdictBefore(const SocketTarget& target, const Sighting& before, bool leftoverOnly);

ActionResult verdictAfter(const DestroyCourse& course);

}   // namespace socklens
