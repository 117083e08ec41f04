// An address with a port, in the text that `ss` and CSV use: "::ffff:127.0.0.1" for the sockets of a dual-stack
// listener. Values only: any thread. Errors: std::invalid_argument for what is no address, std::system_error from
// the kernel.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <sys/socket.h>

namespace socklens::lab {

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;

    bool isInet6() const { return address.find(':') != std::string::npos; }
    friend auto operator<=>(const Endpoint&, const Endpoint&) = default;
};

std::string toText(const Endpoint& endpoint);

/// What bind(2) and connect(2) want.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;

    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

SocketAddress toSocketAddress(const Endpoint& endpoint);
Endpoint toEndpoint(const SocketAddress& address);

Endpoint localEndpoint(int descriptor);
/// The wildcard address with port 0 if the socket is not connected.
Endpoint remoteEndpoint(int descriptor);

}   // namespace socklens::lab
