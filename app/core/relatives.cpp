#include "app/core/relatives.h"

namespace socklens {

namespace {

bool isConnected(const Socket& socket) {
    return socket.protocol != Protocol::Unix && number(socket.remotePort) != 0;
}

}   // namespace

ListenerFit listenerFit(const Socket& listener, const Socket& connection) {
    const bool isCandidate = listener.protocol == Protocol::Tcp && listener.state == State::Listen &&
                             connection.protocol == Protocol::Tcp && isConnected(connection) &&
                             listener.localPort == connection.localPort &&
                             (!listener.interface || listener.interface == connection.interface);
    if (!isCandidate) return ListenerFit::None;
    if (listener.localAddress == connection.localAddress) return ListenerFit::Exact;
    if (!listener.localAddress.isUnspecified()) return ListenerFit::None;
    if (listener.localAddress.isInet() == connection.localAddress.isInet()) return ListenerFit::Wildcard;
    const bool takesBoth = !listener.localAddress.isInet() && listener.ipv6Only != Ipv6Only::Yes;
    return takesBoth ? ListenerFit::DualStack : ListenerFit::None;
}

bool isOtherEnd(const Socket& candidate, const Socket& socket) {
    if (candidate.protocol != socket.protocol) return false;
    if (socket.protocol == Protocol::Unix) return socket.peerInode && candidate.inode == socket.peerInode;
    return isConnected(socket) && candidate.localPort == socket.remotePort &&
           candidate.remotePort == socket.localPort && candidate.localAddress == socket.remoteAddress &&
           candidate.remoteAddress == socket.localAddress;
}

/// The other end can be in another network namespace; on loopback, or of one address, it cannot.
bool staysInItsNamespace(const Socket& socket) {
    return socket.localAddress == socket.remoteAddress || socket.remoteAddress.isLoopback();
}

void consider(Relatives& relatives, const Snapshot& snapshot, std::uint32_t candidate, std::uint32_t row) {
    if (candidate == row) return;   // TCP can connect to itself
    const Socket& socket = snapshot.sockets[row];
    const Socket& other = snapshot.sockets[candidate];
    const bool isElsewhere = snapshot.networkNamespaceOf(candidate) != snapshot.networkNamespaceOf(row);
    const bool canBeOtherEnd = !isElsewhere || socket.protocol == Protocol::Unix || !staysInItsNamespace(socket);
    if (!relatives.otherEnd && canBeOtherEnd && isOtherEnd(other, socket)) relatives.otherEnd = candidate;
    if (isElsewhere) return;
    const ListenerFit fit = listenerFit(other, socket);
    if (fit == ListenerFit::None) return;
    const bool isBetter = !relatives.listener || fit > listenerFit(snapshot.sockets[*relatives.listener], socket);
    if (isBetter) relatives.listener = candidate;
}

Relatives relativesOf(const Snapshot& snapshot, std::uint32_t row) {
    Relatives relatives;
    for (std::uint32_t candidate = 0; candidate < snapshot.sockets.size(); ++candidate)
        consider(relatives, snapshot, candidate, row);
    return relatives;
}

}   // namespace socklens
