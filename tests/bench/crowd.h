// Pictures of a busy machine, made in memory: so many sockets over so many processes, each picture after the first
// with 1 % new sockets in the place of others and 5 % changed, in the order in which a kernel would list them. Any
// one thread; the snapshots are shared. Cannot fail.
#pragma once

#include "app/core/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <random>

namespace socklens::bench {

class Crowd {
public:
    explicit Crowd(std::size_t sockets);

    /// The first one, then the one after the one before.
    SnapshotPointer next();
    /// From here on only those who were given the newest one keep it; there is no next one.
    void forget() { m_newest = nullptr; }

private:
    SnapshotPointer first();
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(m_random() % limit); }
    Socket newSocket();
    std::uint32_t holderOf(const Socket& socket) const;

    std::size_t m_sockets;
    std::uint32_t m_processes;
    std::uint64_t m_lastCookie = 0;
    std::mt19937 m_random{1};
    SnapshotPointer m_newest;
};

}   // namespace socklens::bench
