// Which very socket an action or a question means: everything that the kernel needs to find it, and the cookie
// that makes sure it is still the same. Values and pure functions: any thread, cannot fail.
#pragma once

#include "app/core/snapshot.h"

#include <string>

namespace socklens {

struct SocketTarget {
    Compact<Cookie, Unknown::Zero> cookie;   ///< without one nothing is ever destroyed
    Compact<Inode, Unknown::Zero> inode;     ///< unknown: no process has a descriptor of it
    Compact<InterfaceIndex, Unknown::Zero> interface;
    Compact<NetworkNamespace, Unknown::Zero> networkNamespace;   ///< unknown: that of whoever acts
    Address localAddress;
    Address remoteAddress;
    Port localPort{};
    Port remotePort{};
    Protocol protocol{};
    Family family{};
    State state{};   ///< when the action was decided on

    friend bool operator==(const SocketTarget&, const SocketTarget&) = default;
};

/// Of the network namespace of whoever acts.
SocketTarget targetOf(const Socket& socket);
/// In the network namespace of its row.
SocketTarget targetOf(const Snapshot& snapshot, std::size_t row);

/// Whether the cookie says which socket it is. One of all ones does not: it is INET_DIAG_NOCOOKIE, which makes the
/// kernel take any socket at the address, down to the listener.
bool isIdentified(const SocketTarget& socket);

/// What a program leaves behind: TIME_WAIT, and closing states that no process has a descriptor of.
bool isLeftover(const SocketTarget& socket);

/// "10.0.0.1:80", "[::1]:80", "0.0.0.0:*" for no port.
std::string endpointText(const Address& address, Port port);

/// "tcp 10.0.0.1:80 → 10.0.0.2:1234", "unix inode 5000"; of another network namespace with "(netns 4026532177)".
std::string toText(const SocketTarget& socket);

}   // namespace socklens
