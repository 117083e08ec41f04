#include "tests/lab/sysctl_scenes.h"
#include "tests/support/in_child.h"
#include "tests/support/rights.h"

#include <cerrno>
#include <cstring>

namespace socklens::lab {

namespace {

/// What bind(2) says to an ordinary user; throws where nobody can become one.
int bindErrorOfAUser(std::uint16_t port) {
    constexpr uid_t somebody = 4242;
    const std::string said = test::inChild([&]() -> std::string {
        if (auto refused = test::becomeUser(somebody); !refused.empty()) return refused;
        const FileDescriptor socket = openSocket(AF_INET, SOCK_STREAM);
        const SocketAddress address = toSocketAddress({"127.0.0.1", port});
        return std::to_string(bind(socket.get(), address.get(), address.length) == 0 ? 0 : errno);
    });
    return std::stoi(said);
}

std::string unprivilegedPorts() {
    if (bindErrorOfAUser(80) != EACCES) return "port 80 was free for everybody before";
    set(Sysctl::IpUnprivilegedPortStart, "80");
    if (bindErrorOfAUser(79) != EACCES) return "port 79 is free for everybody";
    const int error = bindErrorOfAUser(80);
    return expect(error == 0, std::strerror(error));
}

/// The kernel chooses none of them; whoever names one gets it.
std::string reservedPorts() {
    const FileDescriptor listener = listenerOn(loopback, 5);
    const Endpoint remote = localEndpoint(listener.get());
    set(Sysctl::IpLocalPortRange, "50000 50003");
    set(Sysctl::IpLocalReservedPorts, "50000-50002");
    const Connection only = connectThrough(listener.get());
    if (localEndpoint(only.client.get()).port != 50003) return "a reserved port was chosen";
    if (connectError(remote) != EADDRNOTAVAIL) return "there was another one";
    boundSocket(SOCK_STREAM, {"127.0.0.1", 50001});
    return {};
}

/// Per destination: what is used up towards one is free towards another.
std::string portsPerDestination() {
    const FileDescriptor first = listenerOn(loopback, 5);
    const FileDescriptor second = listenerOn(loopback, 5);
    set(Sysctl::IpLocalPortRange, "50000 50001");
    std::vector<Connection> connections(2);
    for (Connection& connection : connections) connection = connectThrough(first.get());
    if (connectError(localEndpoint(first.get())) != EADDRNOTAVAIL) return "the ports are not used up";
    const int error = connectError(localEndpoint(second.get()));
    return expect(error == 0, std::strerror(error));
}

FileDescriptor reusableSocket() {
    FileDescriptor socket = openSocket(AF_INET, SOCK_STREAM);
    setOption(socket.get(), SOL_SOCKET, SO_REUSEADDR, 1);
    return socket;
}

std::string autobindReuse(const char* value, int expected) {
    set(Sysctl::IpAutobindReuse, value);
    set(Sysctl::IpLocalPortRange, "50000 50001");
    std::vector<FileDescriptor> sockets;
    for (int count = 0; count < 2; ++count) {
        sockets.push_back(reusableSocket());
        bindTo(sockets.back().get(), loopback);
    }
    const FileDescriptor third = reusableSocket();
    const SocketAddress address = toSocketAddress(loopback);
    const int error = bind(third.get(), address.get(), address.length) == 0 ? 0 : errno;
    return expect(error == expected, std::strerror(error));
}

}   // namespace

NamedScenes portScenes() {
    return {
        {"ip_unprivileged_port_start 80", unprivilegedPorts},
        {"ip_local_reserved_ports", reservedPorts},
        {"ip_local_port_range", portsPerDestination},
        {"ip_autobind_reuse 0", [] { return autobindReuse("0", EADDRINUSE); }},
        {"ip_autobind_reuse 1", [] { return autobindReuse("1", 0); }},
    };
}

}   // namespace socklens::lab
