// What `ss` of iproute2 says about the sockets of this namespace: the independent witness of the lab.
// Main thread; nothing to own. Errors: std::runtime_error if ss fails or prints a row that cannot be read.
#pragma once

#include "tests/lab/endpoint.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace socklens::lab {

struct SsRow {
    std::string protocol;    ///< "tcp", "udp", "unix"
    std::string type;        ///< of UNIX: "stream", "dgram", "seqpacket"
    std::string family;      ///< "inet", "inet6", "unix"
    std::string state;       ///< in the kernel's words: "ESTABLISHED", "CLOSE"
    Endpoint local;          ///< of UNIX: the name, or nothing
    Endpoint remote;         ///< of UNIX: nothing
    std::string interface;   ///< bound to this device
    std::uint32_t receiveQueue = 0;
    std::uint32_t sendQueue = 0;
    std::optional<uid_t> uid;   ///< never of UNIX; ss leaves out 0, be it root or unknown
    std::optional<std::uint64_t> inode;
    std::optional<std::uint64_t> peerInode;   ///< of UNIX
    std::optional<std::uint64_t> cookie;      ///< never of UNIX
    std::string timer;                        ///< "on", "keepalive", "timewait", "persist"; empty: none
    std::optional<unsigned> retransmits;      ///< of the running timer; goes on even if nothing else changes
    std::string cgroup;
    std::string shutdown;                   ///< "", "receive", "send", "both"
    std::map<pid_t, std::string> holders;   ///< with their names

    friend auto operator<=>(const SsRow&, const SsRow&) = default;
};

/// Every TCP, UDP and UNIX socket, sorted, so that two listings of the same sockets are equal.
std::vector<SsRow> listWithSs();

/// Without what goes on by itself.
std::vector<SsRow> withoutRetransmits(std::vector<SsRow> rows);

/// One line of `ss -H -O -tuxanpeo`.
SsRow parseSsRow(std::string_view line);

/// "tcp inet ESTABLISHED 127.0.0.1:1 - 127.0.0.1:2", for messages.
std::string toText(const SsRow& row);

}   // namespace socklens::lab
