#include "app/core/socket_key.h"

#include <string_view>

namespace socklens {

namespace {

/// Only a connected TCP socket is alone on its addresses; listeners and UDP sockets can share theirs
/// (SO_REUSEPORT).
bool addressesIdentify(const Socket& socket) {
    return socket.protocol == Protocol::Tcp && socket.state != State::Listen && socket.state != State::Close;
}

std::size_t mix(std::size_t seed, std::size_t value) {
    return (seed ^ value) * std::size_t{0x9e3779b97f4a7c15} + (seed >> 29);
}

}   // namespace

SocketKey keyOf(const Socket& socket, NetworkNamespace networkNamespace) {
    SocketKey key;
    key.networkNamespace = networkNamespace;
    key.protocol = socket.protocol;
    if (socket.cookie) {
        key.cookie = socket.cookie;
        return key;
    }
    if (!addressesIdentify(socket)) key.inode = socket.inode;
    key.localPort = socket.localPort;
    key.remotePort = socket.remotePort;
    key.localAddress = socket.localAddress;
    key.remoteAddress = socket.remoteAddress;
    return key;
}

}   // namespace socklens

std::size_t std::hash<socklens::SocketKey>::operator()(const socklens::SocketKey& key) const noexcept {
    using namespace socklens;
    std::size_t seed = mix(number(*key.cookie), number(key.networkNamespace));
    if (key.cookie) return seed;
    const auto text = [](const Address& address) {
        return std::string_view(reinterpret_cast<const char*>(address.bytes.data()), address.bytes.size());
    };
    seed = mix(seed, std::hash<std::string_view>{}(text(key.localAddress)));
    seed = mix(seed, std::hash<std::string_view>{}(text(key.remoteAddress)));
    const auto ports = (std::size_t{number(key.localPort)} << 16U) | number(key.remotePort);
    return mix(mix(seed, ports), number(*key.inode));
}
