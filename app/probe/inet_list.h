// One of the kernel's lists of sockets: those of one protocol and one family, or all of TCP, in the kernel's
// order, each once. Any one thread. Errors: the errno of the dump; half a list is none. Source: sock_diag(7).
#pragma once

#include "app/core/tcp_info.h"
#include "app/probe/inet_diag.h"
#include "app/probe/seen_cookies.h"

#include <functional>
#include <system_error>
#include <tl/expected.hpp>

namespace socklens {

/// Takes rows while the kernel still lists others.
using PortionSink = std::function<void(std::vector<Socket> portion)>;

struct InetList {
    std::vector<Socket> sockets;
    std::vector<std::pair<std::uint32_t, TcpInfo>> tcpInfos;   ///< with the place among the sockets
    SeenCookies seen;
};

struct InetListRequest {
    Protocol protocol{};
    Family family{};
    bool withTcpInfo = false;
    std::span<const Socket> before;   ///< what the list had a sample ago; the result refers to it
    std::size_t room = 0;             ///< for so many rows at first, and an eighth more
    KernelFacts facts;
};
tl::expected<InetList, std::error_code> readInetList(SockDiag& diag, const InetListRequest& request);

/// TCP of both families and in every state, without tcp_info. As soon as a portion is full, it is given away; the
/// list has the rest.
tl::expected<InetList, std::error_code> readTcpInPortions(SockDiag& diag, KernelFacts facts,
                                                          const PortionSink& leave);

}   // namespace socklens
