#include "app/probe/read_socket_options.h"

#include <array>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace socklens {

namespace {

template <class Value>
std::optional<Value> optionOf(int descriptor, int level, int name) {
    Value value{};
    socklen_t length = sizeof value;
    if (getsockopt(descriptor, level, name, &value, &length) != 0 || length != sizeof value) return std::nullopt;
    return value;
}

std::optional<bool> flagOf(int descriptor, int level, int name) {
    const auto value = optionOf<int>(descriptor, level, name);
    return value ? std::optional(*value != 0) : std::nullopt;
}

template <class Duration>
std::optional<Duration> timeOf(int descriptor, int name) {
    const auto value = optionOf<int>(descriptor, IPPROTO_TCP, name);
    return value ? std::optional(Duration(*value)) : std::nullopt;
}

std::optional<std::string> textOf(int descriptor, int level, int name) {
    std::array<char, 64> text{};   // longer than IFNAMSIZ and TCP_CA_NAME_MAX, which are 16
    socklen_t length = text.size();
    if (getsockopt(descriptor, level, name, text.data(), &length) != 0) return std::nullopt;
    return std::string(text.data(), strnlen(text.data(), length));
}

}   // namespace

SocketOptions readSocketOptions(int descriptor) {
    using std::chrono::milliseconds;
    using std::chrono::seconds;
    SocketOptions options;
    options.reuseAddress = flagOf(descriptor, SOL_SOCKET, SO_REUSEADDR);
    options.reusePort = flagOf(descriptor, SOL_SOCKET, SO_REUSEPORT);
    options.ipv6Only = flagOf(descriptor, IPPROTO_IPV6, IPV6_V6ONLY);
    if (const auto value = optionOf<linger>(descriptor, SOL_SOCKET, SO_LINGER)) {
        options.lingers = value->l_onoff != 0;
        options.lingerTime = seconds(value->l_linger);
    }
    options.keepAlive = flagOf(descriptor, SOL_SOCKET, SO_KEEPALIVE);
    options.receiveBuffer = optionOf<std::uint32_t>(descriptor, SOL_SOCKET, SO_RCVBUF);
    options.sendBuffer = optionOf<std::uint32_t>(descriptor, SOL_SOCKET, SO_SNDBUF);
    options.mark = optionOf<std::uint32_t>(descriptor, SOL_SOCKET, SO_MARK);
    options.device = textOf(descriptor, SOL_SOCKET, SO_BINDTODEVICE);
    if (optionOf<int>(descriptor, SOL_SOCKET, SO_PROTOCOL) != IPPROTO_TCP) return options;
    options.keepAliveIdle = timeOf<seconds>(descriptor, TCP_KEEPIDLE);
    options.keepAliveInterval = timeOf<seconds>(descriptor, TCP_KEEPINTVL);
    options.keepAliveProbes = optionOf<int>(descriptor, IPPROTO_TCP, TCP_KEEPCNT);
    options.userTimeout = timeOf<milliseconds>(descriptor, TCP_USER_TIMEOUT);
    options.finWait2Time = timeOf<seconds>(descriptor, TCP_LINGER2);
    options.noDelay = flagOf(descriptor, IPPROTO_TCP, TCP_NODELAY);
    options.congestionControl = textOf(descriptor, IPPROTO_TCP, TCP_CONGESTION);
    return options;
}

}   // namespace socklens
