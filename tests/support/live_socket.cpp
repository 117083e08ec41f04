#include "tests/support/live_socket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace socklens::test {

namespace {

int checked(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

template <class SocketAddress>
void bindTo(int descriptor, const SocketAddress& address, std::size_t length = sizeof(SocketAddress)) {
    checked(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), static_cast<socklen_t>(length)), "bind");
}

int boundInet6(int type) {
    const int descriptor = checked(::socket(AF_INET6, type | SOCK_CLOEXEC, 0), "socket");
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    bindTo(descriptor, address);
    return descriptor;
}

}   // namespace

LiveSocket LiveSocket::tcp(Use use) {
    LiveSocket socket(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    bindTo(socket.m_descriptor, address);
    if (use == Use::Listen) checked(listen(socket.m_descriptor, 5), "listen");
    return socket;
}

LiveSocket LiveSocket::tcp6Listener() {
    LiveSocket socket(boundInet6(SOCK_STREAM));
    checked(listen(socket.m_descriptor, 5), "listen");
    return socket;
}

LiveSocket LiveSocket::udp6() {
    return LiveSocket(boundInet6(SOCK_DGRAM));
}

LiveSocket LiveSocket::abstractUnix(const std::string& name) {
    LiveSocket socket(checked(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    name.copy(address.sun_path + 1, sizeof address.sun_path - 1);
    bindTo(socket.m_descriptor, address, offsetof(sockaddr_un, sun_path) + 1 + name.size());
    checked(listen(socket.m_descriptor, 5), "listen");
    return socket;
}

LiveSocket::~LiveSocket() {
    if (m_descriptor >= 0) close(m_descriptor);
}

void LiveSocket::setInherited(bool inherited) const {
    checked(fcntl(m_descriptor, F_SETFD, inherited ? 0 : FD_CLOEXEC), "F_SETFD");
}

Port LiveSocket::port() const {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    checked(getsockname(m_descriptor, reinterpret_cast<sockaddr*>(&address), &length), "getsockname");
    in_port_t port = 0;   // at the same place for IPv4 and IPv6
    std::memcpy(&port, reinterpret_cast<const char*>(&address) + offsetof(sockaddr_in, sin_port), sizeof port);
    return Port{ntohs(port)};
}

Inode LiveSocket::inode() const {
    struct stat status {};
    checked(fstat(m_descriptor, &status), "fstat");
    return Inode{static_cast<std::uint32_t>(status.st_ino)};
}

Cookie LiveSocket::cookie() const {
    std::uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    checked(getsockopt(m_descriptor, SOL_SOCKET, SO_COOKIE, &cookie, &length), "SO_COOKIE");
    return Cookie{cookie};
}

}   // namespace socklens::test
