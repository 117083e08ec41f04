// The recorded sockets as sock_diag has them, each with the table of /proc/net in which the same socket was at
// that moment. What is read here is checked by the tests of inet_diag and unix_diag.
#pragma once

#include "app/probe/unix_diag.h"

#include <string>
#include <vector>

namespace socklens::test {

struct RecordedSocket {
    const char* name;
    Socket socket;
    std::string procfsTable;
    bool inProcfs = true;   ///< what is bound and nothing else is not
};

std::vector<RecordedSocket> recordedInetSockets();
std::vector<UnixRow> recordedUnixRows();

}   // namespace socklens::test
