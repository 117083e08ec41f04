// Makes snapshots to order: sockets first, then who holds them. Any one thread; owns the snapshot until it is
// taken. Cannot fail.
#pragma once

#include "app/core/snapshot.h"

#include <map>

namespace socklens::test {

/// An address that the test wrote itself; throws std::bad_optional_access for what is none.
Address address(std::string_view text);

/// A TCP socket with a cookie and nothing else unusual.
Socket tcpSocket(std::uint64_t cookie, State state = State::Established);

class SnapshotBuilder {
public:
    /// Looks for owners; captured at 2026-11-20T14:02:11.250Z in the namespace 4026531840.
    SnapshotBuilder();

    std::uint32_t add(const Socket& socket);
    /// A UNIX socket, bound to the name unless it is empty.
    std::uint32_t addUnix(std::uint64_t cookie, std::string name, State state = State::Established);
    /// By ascending pid.
    std::uint32_t addProcess(Process process);
    std::uint32_t addProcess(int pid, std::string name);
    void hold(std::uint32_t socket, std::uint32_t process);
    /// Whoever held a socket as process `from` holds it as process `to`.
    void moveHolder(std::uint32_t from, std::uint32_t to);
    void setTcpInfo(std::uint32_t socket, TcpInfo info);

    Snapshot& snapshot() { return m_snapshot; }
    /// With its holders laid out.
    Snapshot take();

private:
    Snapshot m_snapshot;
    std::map<std::uint32_t, std::vector<std::uint32_t>> m_holders;
};

}   // namespace socklens::test
