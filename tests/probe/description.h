// Every fact of a socket as one line, so that a test can state a whole row and a difference can be read. Pure.
#pragma once

#include "app/core/socket.h"
#include "app/core/tcp_info.h"
#include "app/probe/unix_diag.h"

#include <string>

namespace socklens::test {

/// "tcp inet LISTEN 127.0.0.1:80 0.0.0.0:0 inode=5 uid=0 …"; "-" stands for unknown.
std::string describe(const Socket& socket);
std::string describe(const TcpInfo& info);
/// With its name in front, in quotes.
std::string describe(const UnixRow& row);

}   // namespace socklens::test
