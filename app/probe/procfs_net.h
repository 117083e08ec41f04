// The text tables of /proc/net, for where sock_diag is refused or missing: fewer facts, no cookies.
// Pure functions on text: any thread; a line that cannot be read is passed over.
// Sources: proc(5), net/ipv4/tcp_ipv4.c (get_tcp4_sock, get_openreq4, get_timewait4_sock), net/unix/af_unix.c.
#pragma once

#include "app/core/socket.h"
#include "app/probe/inet_rules.h"
#include "app/probe/unix_diag.h"

#include <string_view>
#include <vector>

namespace socklens {

/// The text of /proc/net/{tcp,tcp6,udp,udp6}, header line included.
std::vector<Socket> parseProcfsInet(std::string_view text, Protocol protocol, Family family, KernelFacts facts);

/// The text of /proc/net/unix, header line included. There are no peers and no queues.
std::vector<UnixRow> parseProcfsUnix(std::string_view text);

}   // namespace socklens
