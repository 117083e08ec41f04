#include "tests/bench/verified.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

namespace socklens::bench {

namespace {

void verifyNoneTwice(const Snapshot& snapshot) {
    std::vector<Cookie> cookies;
    cookies.reserve(snapshot.sockets.size());
    for (const Socket& socket : snapshot.sockets)
        if (socket.protocol != Protocol::Unix && socket.cookie) cookies.push_back(*socket.cookie);
    std::ranges::sort(cookies);
    if (std::ranges::adjacent_find(cookies) != cookies.end())
        throw std::runtime_error("bench: a socket is in the sample twice");
}

using Holding = std::pair<Inode, ProcessId>;

/// Each socket that has a descriptor, once for each process that holds it; without one, by nobody.
std::vector<Holding> holdings(const Snapshot& snapshot) {
    std::vector<Holding> all;
    all.reserve(snapshot.sockets.size());
    for (std::size_t row = 0; row < snapshot.sockets.size(); ++row) {
        if (!snapshot.sockets[row].inode) continue;
        const auto holders = snapshot.holders(row);
        if (holders.empty()) all.emplace_back(*snapshot.sockets[row].inode, ProcessId{});
        for (const std::uint32_t holder : holders)
            all.emplace_back(*snapshot.sockets[row].inode, snapshot.processes[holder]->id);
    }
    std::ranges::sort(all);
    return all;
}

}   // namespace

void verify(const Snapshot& remembered, const Snapshot& fresh) {
    verifyNoneTwice(remembered);
    verifyNoneTwice(fresh);
    if (holdings(remembered) != holdings(fresh))
        throw std::runtime_error("bench: a sample has other sockets, or other owners, than a fresh look");
}

}   // namespace socklens::bench
