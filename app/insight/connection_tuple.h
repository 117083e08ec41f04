// The two ends of a TCP connection as one of its sides sees them. Values only: any thread, cannot fail.
#pragma once

#include "app/core/address.h"
#include "app/core/socket.h"

#include <cstring>

namespace socklens {

struct ConnectionTuple {
    Address localAddress;
    Address remoteAddress;
    Port localPort{};
    Port remotePort{};

    /// As the other side sees it.
    ConnectionTuple reversed() const { return {remoteAddress, localAddress, remotePort, localPort}; }
    friend bool operator==(const ConnectionTuple&, const ConnectionTuple&) = default;
};

inline ConnectionTuple tupleOf(const Socket& socket) {
    return {socket.localAddress, socket.remoteAddress, socket.localPort, socket.remotePort};
}

inline std::uint64_t hashOf(const ConnectionTuple& tuple) {
    std::uint64_t hash = (std::uint64_t{number(tuple.localPort)} << 16U) | number(tuple.remotePort);
    for (const Address* address : {&tuple.localAddress, &tuple.remoteAddress})
        for (const std::size_t half : {0U, 8U}) {
            std::uint64_t word = 0;
            std::memcpy(&word, address->bytes.data() + half, sizeof word);
            hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
            hash ^= hash >> 32U;
        }
    return hash;
}

}   // namespace socklens
