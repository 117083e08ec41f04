// What makes a socket the same socket in two samples: its cookie, or where the kernel gave none, its addresses.
// A value: any thread, no ownership, cannot fail.
#pragma once

#include "app/core/snapshot.h"

#include <cstddef>
#include <functional>

namespace socklens {

struct SocketKey {
    NetworkNamespace networkNamespace{};
    Compact<Cookie, Unknown::Zero> cookie;
    // Without a cookie (/proc/net): protocol, addresses and, where several sockets may share those, the inode.
    // With one, these stay empty, so that a key does not change when a socket is bound or connected.
    Compact<Inode, Unknown::Zero> inode;
    Protocol protocol{};
    Port localPort{};
    Port remotePort{};
    Address localAddress;
    Address remoteAddress;

    friend bool operator==(const SocketKey&, const SocketKey&) = default;
};

SocketKey keyOf(const Socket& socket, NetworkNamespace networkNamespace);

/// The key of a row of a snapshot.
inline SocketKey keyOf(const Snapshot& snapshot, std::size_t socket) {
    return keyOf(snapshot.sockets[socket], snapshot.networkNamespaceOf(socket));
}

}   // namespace socklens

template <>
struct std::hash<socklens::SocketKey> {
    std::size_t operator()(const socklens::SocketKey& key) const noexcept;
};
