// Ends sockets by SOCK_DESTROY: the same sockets, by cookie, checked before and after. Thousands in one call, in
// batches, those of each network namespace together. Any one thread at a time; keeps nothing. What cannot be done
// is a result with its reason, never an error. Source: sock_diag(7), net/ipv4/inet_diag.c.
#pragma once

#include "app/core/action.h"
#include "app/probe/network_entry.h"

#include <span>
#include <vector>

namespace socklens {

struct Destruction {
    SocketTarget socket;
    bool leftoverOnly = false;   ///< refuse what is in use by now
};

/// One result per wish, in their order. Nothing is sent for a socket without a cookie, nor into a network
/// namespace that cannot be entered.
ActionResults destroySockets(std::span<const Destruction> wanted, const NetworkEntrance& networks);

/// Whether the kernel is built with INET_DIAG_DESTROY; true where it cannot be asked. Destroys nothing: it asks
/// for a socket that cannot be.
bool kernelDestroysSockets();

}   // namespace socklens
