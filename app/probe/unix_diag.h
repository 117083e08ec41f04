// UNIX-domain sockets in the kernel's binary form. Pure functions on bytes: any thread; an answer that is too
// short or of another family gives nullopt. Sources: linux/unix_diag.h, sock_diag(7), unix(7).
#pragma once

#include "app/core/socket.h"
#include "app/probe/sock_diag.h"

#include <optional>
#include <string>
#include <vector>

namespace socklens {

std::vector<std::byte> unixDumpRequest();

struct UnixRow {
    Socket socket;      ///< name and peerName are filled in when all rows are known
    std::string name;   ///< "@" stands for the NUL of the abstract namespace; empty: not bound
};
std::optional<UnixRow> parseUnixDiag(Bytes payload);

/// Puts the names into one table, and the name of each peer beside it.
struct UnixTable {
    std::vector<Socket> sockets;
    std::vector<std::string> names;
};
UnixTable joinPeers(std::vector<UnixRow> rows);

}   // namespace socklens
