// Who held which socket: remembers every socket that was seen, so that what a dead program leaves behind still has
// a name. Fed with each update and the events up to it. A value: any thread, one at a time; bounded, cannot fail.
// Why this order of evidence: the kernel keeps a connection's cookie through TIME_WAIT
// (net/ipv4/inet_timewait_sock.c) but neither its inode nor its uid; the task that causes the change to FIN_WAIT1
// is the one that closes.
#pragma once

#include "app/core/event.h"
#include "app/core/picture.h"
#include "app/insight/former_owner.h"
#include "app/insight/process_lives.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace socklens {

/// What a socket was before it became a leftover.
struct SocketPast {
    State state{};                         ///< in which it was seen last
    Timestamp until{};                     ///< when that was
    std::vector<ProcessPointer> holders;   ///< those who held it at the end last; of many earlier ones only some
    const TcpInfo* tcpInfo = nullptr;      ///< the last one, where it was asked for; valid until observe()
};

class SocketMemory {
public:
    SocketMemory();
    SocketMemory(SocketMemory&&) noexcept;
    SocketMemory& operator=(SocketMemory&&) noexcept;
    ~SocketMemory();

    void observe(const Update& update, const Events& events);

    /// Of a leftover, by its row in the newest snapshot; unknown for any other row. Valid until observe(). The
    /// same object for all of which the same is known.
    const FormerOwner& formerOwner(std::uint32_t row) const;
    /// Nullopt if it was never seen as anything but a leftover.
    std::optional<SocketPast> past(std::uint32_t row) const;
    /// Who has ended while others held the same socket on: they inherited it, or lent it. By row.
    std::vector<ProcessPointer> deadHolders(std::uint32_t row) const;
    /// Nullopt while it lives, or if nobody saw it end.
    std::optional<Death> death(const ProcessId& process) const;
    /// It holds a socket in the newest snapshot, or has closed one since the one before.
    bool isAlive(const ProcessId& process) const;
    /// Those who have held or closed a socket and of whose end the last observe() told. Valid until the next.
    std::span<const LifePointer> ended() const;
    /// Its core is being written at this moment.
    bool isDumpingCore(const ProcessId& process) const;
    /// How many sockets are remembered.
    std::size_t size() const;

private:
    class Records;
    std::unique_ptr<Records> m_records;
};

}   // namespace socklens
