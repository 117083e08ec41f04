// How to read the numbers that sock_diag and /proc/net have in common, and which of them are facts.
// Pure functions: any thread. Sources: include/net/tcp_states.h, inet_twsk_diag_fill and inet_req_diag_fill in
// net/ipv4/inet_diag.c, get_timewait4_sock in net/ipv4/tcp_ipv4.c.
#pragma once

#include "app/core/socket.h"

#include <cstdint>
#include <optional>

namespace socklens {

/// What is true of every row of this kernel.
struct KernelFacts {
    /// Since Linux 6.17 a socket that no process holds keeps the uid of its creator; before, it says 0
    /// (c51da3f7a161).
    bool orphansKeepUid = false;
};
KernelFacts kernelFacts();

/// As numbers, exactly as the kernel wrote them.
struct InetNumbers {
    std::uint8_t state = 0;
    std::uint8_t timer = 0;
    std::uint32_t expiresMs = 0;
    std::uint32_t retransmits = 0;
    std::uint32_t receiveQueue = 0;
    std::uint32_t sendQueue = 0;
    std::uint32_t uid = 0;
    std::uint32_t inode = 0;
};

/// Fills state, timer, queues, uid and inode of a socket whose protocol is set, leaving unknown what the kernel
/// wrote for want of a fact. False for a state that does not exist.
bool readInetNumbers(Socket& socket, const InetNumbers& numbers, KernelFacts facts);

}   // namespace socklens
