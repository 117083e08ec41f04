#include "app/core/socket_target.h"

#include "app/core/network_namespace.h"

namespace socklens {

SocketTarget targetOf(const Socket& socket) {
    return {.cookie = socket.cookie,
            .inode = socket.inode,
            .interface = socket.interface,
            .networkNamespace = {},
            .localAddress = socket.localAddress,
            .remoteAddress = socket.remoteAddress,
            .localPort = socket.localPort,
            .remotePort = socket.remotePort,
            .protocol = socket.protocol,
            .family = socket.family,
            .state = socket.state};
}

SocketTarget targetOf(const Snapshot& snapshot, std::size_t row) {
    SocketTarget target = targetOf(snapshot.sockets[row]);
    if (!snapshot.isOwn(row)) target.networkNamespace = snapshot.networkNamespaceOf(row);
    return target;
}

bool isIdentified(const SocketTarget& socket) {
    constexpr Cookie noCookie{~std::uint64_t{0}};
    return socket.cookie && *socket.cookie != noCookie;
}

bool isLeftover(const SocketTarget& socket) {
    if (socket.protocol != Protocol::Tcp) return false;
    switch (socket.state) {
    case State::TimeWait: return true;
    case State::FinWait1:
    case State::FinWait2:
    case State::LastAck:
    case State::Closing: return !socket.inode;
    case State::Established:
    case State::SynSent:
    case State::SynRecv:
    case State::Close:
    case State::CloseWait:
    case State::Listen: return false;
    }
    return false;
}

std::string endpointText(const Address& address, Port port) {
    const std::string host = toText(address);
    const bool isLong = host.find(':') != std::string::npos;
    return (isLong ? '[' + host + ']' : host) + ':' + (number(port) == 0 ? "*" : std::to_string(number(port)));
}

namespace {

std::string placeText(const SocketTarget& socket) {
    const std::string protocol(toText(socket.protocol));
    if (socket.protocol == Protocol::Unix)
        return protocol + " inode " + (socket.inode ? std::to_string(number(*socket.inode)) : "unknown");
    std::string local = protocol + ' ' + endpointText(socket.localAddress, socket.localPort);
    if (number(socket.remotePort) == 0) return local;
    return local + " → " + endpointText(socket.remoteAddress, socket.remotePort);
}

}   // namespace

std::string toText(const SocketTarget& socket) {
    if (!socket.networkNamespace) return placeText(socket);
    const auto inode = inodeOf(*socket.networkNamespace);
    return placeText(socket) + " (netns " + (inode ? std::to_string(*inode) : "hidden") + ')';
}

}   // namespace socklens
