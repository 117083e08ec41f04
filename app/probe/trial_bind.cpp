#include "app/probe/trial_bind.h"

#include "app/probe/descriptor.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace socklens {

namespace {

constexpr int on = 1;
constexpr int off = 0;

bool set(const Descriptor& socket, int level, int option, const int& value) {
    return setsockopt(socket.get(), level, option, &value, sizeof value) == 0;
}

/// The interface that has a link-local address: without it bind(2) takes the address for nonsense. 0: none has.
std::uint32_t interfaceOf(const in6_addr& address) {
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return 0;
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> all(list, &freeifaddrs);
    for (const ifaddrs* at = all.get(); at != nullptr; at = at->ifa_next) {
        if (at->ifa_addr == nullptr || at->ifa_addr->sa_family != AF_INET6) continue;
        const auto* has = reinterpret_cast<const sockaddr_in6*>(at->ifa_addr);
        if (std::memcmp(&has->sin6_addr, &address, sizeof address) == 0) return has->sin6_scope_id;
    }
    return 0;
}

int bindInet(const Descriptor& socket, const TrialBindQuery& query) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(number(query.port));
    if (query.address.isInet()) std::memcpy(&address.sin_addr, query.address.bytes.data() + 12, 4);
    return bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
}

int bindInet6(const Descriptor& socket, const TrialBindQuery& query) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(number(query.port));
    std::memcpy(&address.sin6_addr, query.address.bytes.data(), query.address.bytes.size());
    if (IN6_IS_ADDR_LINKLOCAL(&address.sin6_addr)) {
        address.sin6_scope_id = interfaceOf(address.sin6_addr);
        if (address.sin6_scope_id == 0) return EADDRNOTAVAIL;
    }
    if (!set(socket, IPPROTO_IPV6, IPV6_V6ONLY, off)) return errno;
    return bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
}

int tryOnce(const TrialBindQuery& query, bool reuseAddress) {
    const int type = (query.protocol == Protocol::Udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_CLOEXEC;
    bool inet6 = !query.address.isInet();
    Descriptor socket(::socket(inet6 ? AF_INET6 : AF_INET, type, 0));
    if (!socket && errno == EAFNOSUPPORT && query.address.isUnspecified()) {   // a machine without IPv6
        inet6 = false;
        socket = Descriptor(::socket(AF_INET, type, 0));
    }
    if (!socket) return errno;
    if (reuseAddress && !set(socket, SOL_SOCKET, SO_REUSEADDR, on)) return errno;
    return inet6 ? bindInet6(socket, query) : bindInet(socket, query);
}

}   // namespace

TrialBindAnswer tryToBind(const TrialBindQuery& query) {
    return {tryOnce(query, false), tryOnce(query, true)};
}

}   // namespace socklens
