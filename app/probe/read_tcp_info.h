// Asks the kernel for the tcp_info of one socket, by addresses and cookie: nothing else is read. Any one thread at
// a time; keeps nothing. Source: sock_diag(7), INET_DIAG_INFO.
#pragma once

#include "app/core/query.h"
#include "app/probe/network_entry.h"

namespace socklens {

/// Or why there is none, in a sentence. What is left of a closed connection (TIME_WAIT) has none.
TcpInfoAnswer readTcpInfo(const SocketTarget& socket, const NetworkEntrance& networks);

}   // namespace socklens
