#include "tests/lab/sockets.h"

#include "tests/lab/wait.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>

namespace socklens::lab {

namespace {
void check(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
}

int domainOf(const Endpoint& endpoint) {
    return endpoint.isInet6() ? AF_INET6 : AF_INET;
}

void startConnecting(int descriptor, const Endpoint& remote) {
    const SocketAddress address = toSocketAddress(remote);
    if (connect(descriptor, address.get(), address.length) != 0 && errno != EINPROGRESS) check(-1, "connect");
}
}   // namespace

FileDescriptor openSocket(int domain, int type) {
    FileDescriptor result(socket(domain, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    check(result.get(), "socket");
    return result;
}

void setOption(int descriptor, int level, int option, int value) {
    check(setsockopt(descriptor, level, option, &value, sizeof value), "setsockopt");
}

void bindTo(int descriptor, const Endpoint& local) {
    const SocketAddress address = toSocketAddress(local);
    check(bind(descriptor, address.get(), address.length), "bind");
}

FileDescriptor boundSocket(int type, const Endpoint& local) {
    FileDescriptor result = openSocket(domainOf(local), type);
    if (local.isInet6()) setOption(result.get(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
    bindTo(result.get(), local);
    return result;
}

FileDescriptor listenerOn(const Endpoint& local, int backlog) {
    FileDescriptor result = boundSocket(SOCK_STREAM, local);
    check(listen(result.get(), backlog), "listen");
    return result;
}

FileDescriptor dualStackListener(int backlog) {
    FileDescriptor result = openSocket(AF_INET6, SOCK_STREAM);
    setOption(result.get(), IPPROTO_IPV6, IPV6_V6ONLY, 0);
    bindTo(result.get(), {"::", 0});
    check(listen(result.get(), backlog), "listen");
    return result;
}

FileDescriptor startConnection(int type, const Endpoint& remote) {
    FileDescriptor result = openSocket(domainOf(remote), type);
    startConnecting(result.get(), remote);
    return result;
}

FileDescriptor startConnection(const Endpoint& local, const Endpoint& remote) {
    FileDescriptor result = openSocket(domainOf(local), SOCK_STREAM);
    setOption(result.get(), SOL_SOCKET, SO_REUSEADDR, 1);
    bindTo(result.get(), local);
    startConnecting(result.get(), remote);
    return result;
}

FileDescriptor acceptFrom(int listener) {
    FileDescriptor result;
    waitUntil("a connection can be accepted", [&] {
        result = FileDescriptor(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!result && errno != EAGAIN) check(-1, "accept4");
        return static_cast<bool>(result);
    });
    return result;
}

Connection connectThrough(int listener, const Endpoint& remote) {
    Connection connection;
    connection.client = startConnection(SOCK_STREAM, remote);
    connection.server = acceptFrom(listener);
    awaitTcpState(connection.client.get(), TCP_ESTABLISHED);
    return connection;
}

Connection connectThrough(int listener) {
    return connectThrough(listener, localEndpoint(listener));
}

void leaveBehind(int listener, std::size_t count) {
    const Endpoint local = localEndpoint(listener);
    for (std::size_t number = 0; number < count; ++number) {
        const bool anywhere = local.address == "0.0.0.0";
        Connection connection = connectThrough(
            listener, anywhere ? Endpoint{"127.0.0." + std::to_string(number % 4 + 1), local.port} : local);
        connection.client.reset();
        connection.server.reset();
    }
}

void awaitReadable(int descriptor) {
    waitUntil("a socket is readable", [&] {
        pollfd readable{descriptor, POLLIN, 0};
        return poll(&readable, 1, 0) == 1;
    });
}

void sendBytes(int descriptor, std::size_t count) {
    const std::string bytes(count, 'x');
    if (send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(count))
        check(-1, "send");
}

int tcpState(int descriptor) {
    tcp_info info{};
    socklen_t length = sizeof info;
    check(getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &length), "TCP_INFO");
    return info.tcpi_state;
}

void awaitTcpState(int descriptor, int state) {
    waitUntil("a TCP socket is in state " + std::to_string(state), [&] { return tcpState(descriptor) == state; });
}

std::uint64_t cookieOf(int descriptor) {
    std::uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    check(getsockopt(descriptor, SOL_SOCKET, SO_COOKIE, &cookie, &length), "SO_COOKIE");
    return cookie;
}

}   // namespace socklens::lab
