#include "tests/lab/endpoint.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <stdexcept>
#include <system_error>

namespace socklens::lab {

namespace {
using Asker = int (*)(int, sockaddr*, socklen_t*);

bool ask(Asker asker, int descriptor, SocketAddress& address) {
    address.length = sizeof address.storage;
    return asker(descriptor, reinterpret_cast<sockaddr*>(&address.storage), &address.length) == 0;
}
}   // namespace

std::string toText(const Endpoint& endpoint) {
    const std::string address = endpoint.isInet6() ? '[' + endpoint.address + ']' : endpoint.address;
    return address + ':' + std::to_string(endpoint.port);
}

SocketAddress toSocketAddress(const Endpoint& endpoint) {
    SocketAddress result;
    auto* const inet = reinterpret_cast<sockaddr_in*>(&result.storage);
    auto* const inet6 = reinterpret_cast<sockaddr_in6*>(&result.storage);
    void* const bytes = endpoint.isInet6() ? static_cast<void*>(&inet6->sin6_addr) : &inet->sin_addr;
    result.storage.ss_family = endpoint.isInet6() ? AF_INET6 : AF_INET;
    result.length = endpoint.isInet6() ? sizeof *inet6 : sizeof *inet;
    (endpoint.isInet6() ? inet6->sin6_port : inet->sin_port) = htons(endpoint.port);
    if (inet_pton(result.storage.ss_family, endpoint.address.c_str(), bytes) != 1)
        throw std::invalid_argument("no address: " + endpoint.address);
    return result;
}

Endpoint toEndpoint(const SocketAddress& address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.storage.ss_family == AF_INET) {
        const auto* const inet = reinterpret_cast<const sockaddr_in*>(&address.storage);
        inet_ntop(AF_INET, &inet->sin_addr, text, sizeof text);
        return {text, ntohs(inet->sin_port)};
    }
    if (address.storage.ss_family != AF_INET6) throw std::invalid_argument("not an address of the internet");
    const auto* const inet6 = reinterpret_cast<const sockaddr_in6*>(&address.storage);
    inet_ntop(AF_INET6, &inet6->sin6_addr, text, sizeof text);
    return {text, ntohs(inet6->sin6_port)};
}

Endpoint localEndpoint(int descriptor) {
    SocketAddress address;
    if (!ask(getsockname, descriptor, address))
        throw std::system_error(errno, std::generic_category(), "getsockname");
    return toEndpoint(address);
}

Endpoint remoteEndpoint(int descriptor) {
    SocketAddress address;
    if (ask(getpeername, descriptor, address)) return toEndpoint(address);
    return {localEndpoint(descriptor).isInet6() ? "::" : "0.0.0.0", 0};
}

}   // namespace socklens::lab
