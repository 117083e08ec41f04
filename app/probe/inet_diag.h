// TCP and UDP rows in the kernel's binary form: requests to send, answers to read.
// Pure functions on bytes: any thread. An answer that is too short or of another family gives nullopt; attributes
// that are cut off or unknown are passed over. Sources: linux/inet_diag.h, sock_diag(7).
#pragma once

#include "app/core/socket_target.h"
#include "app/core/tcp_info.h"
#include "app/probe/inet_rules.h"
#include "app/probe/sock_diag.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace socklens {

/// The bits of idiag_states.
enum class StateMask : std::uint32_t {
    All = (1U << 13) - 2,      ///< every state from ESTABLISHED to NEW_SYN_RECV
    BoundInactive = 1U << 13   ///< since Linux 6.8; older kernels answer with no rows
};
constexpr StateMask operator|(StateMask left, StateMask right) {
    return StateMask{static_cast<std::uint32_t>(left) | static_cast<std::uint32_t>(right)};
}

std::vector<std::byte> inetDumpRequest(Protocol protocol, Family family, StateMask states, bool withTcpInfo);

/// TCP of both families, for SockDiag::Interface::BothFamilies; its answers are like those of the other. One walk
/// of the kernel's tables instead of two.
std::vector<std::byte> tcpDumpRequest(StateMask states);

/// Lists the sockets of one local port.
std::vector<std::byte> inetPortDumpRequest(Protocol protocol, Family family, StateMask states, Port localPort);

/// Asks for one socket by addresses and cookie.
std::vector<std::byte> inetGetRequest(const SocketTarget& socket, bool withTcpInfo);

/// For SOCK_DESTROY. Nothing without a cookie: that would end whatever the kernel finds at the address.
std::optional<std::vector<std::byte>> inetDestroyRequest(const SocketTarget& socket);

struct InetDiagRow {
    Socket socket;
    std::optional<TcpInfo> tcpInfo;
};
std::optional<InetDiagRow> parseInetDiag(Bytes payload, Protocol protocol, KernelFacts facts);

}   // namespace socklens
