// What can be done to a connection with a duplicate of its holder's descriptor, and without any capability.
// Any one thread at a time; the duplicate is closed before the kernel is asked what came of it, so that it does
// not keep the socket alive. Sources: shutdown(2), connect(2) with AF_UNSPEC, tcp_disconnect() in net/ipv4/tcp.c.
#pragma once

#include "app/core/action.h"
#include "app/probe/descriptor.h"
#include "app/probe/network_entry.h"

#include <string>

namespace socklens {

/// FIN, as if the holder had called shutdown(SHUT_RDWR). Of a listener: it stops listening.
ActionResult closeByDuplicate(Descriptor duplicate, const SocketTarget& socket, const NetworkEntrance& networks);

/// RST, as if the holder had called connect(AF_UNSPEC). For TCP.
ActionResult abortByDuplicate(Descriptor duplicate, const SocketTarget& socket, const NetworkEntrance& networks);

}   // namespace socklens
