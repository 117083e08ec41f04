// What happened between two samples, as the kernel told it: who died and how, whose core is being dumped, which
// connection changed its state in whose hands. Values only: any thread, no ownership, cannot fail.
// Sources: linux/cn_proc.h, pidfd_open(2), the tracepoint sock:inet_sock_set_state (include/trace/events/sock.h).
#pragma once

#include "app/core/process.h"
#include "app/core/socket.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace socklens {

struct ProcessExit {
    /// As it was while it lived. Where it was gone before /proc could be read, only its pid is known: the start
    /// time is 0, the rest empty.
    ProcessPointer process;
    Timestamp at{};
    std::optional<int> waitStatus;   ///< as wait(2) gives it; unknown where only the end was seen
};

/// It is being written: until its end, the dead program's sockets stay open.
struct CoreDump {
    ProcessPointer process;
    Timestamp at{};
};

/// A TCP connection went from one state to another. For FIN_WAIT1 and LAST_ACK, and for SYN_SENT and LISTEN, the
/// process is the one that did it, be it by dying; for what packets did, it is whoever happened to run.
struct StateChange {
    ProcessPointer process;
    Timestamp at{};
    std::optional<NetworkNamespace> networkNamespace;   ///< of the process; the event itself does not say
    Address localAddress;                               ///< IPv4 as ::ffff:a.b.c.d, as in Socket
    Address remoteAddress;
    Port localPort{};
    Port remotePort{};
    State from{};
    State to{};
};

/// Alike, where every fact is, those of the processes included.
bool operator==(const ProcessExit& a, const ProcessExit& b);
bool operator==(const CoreDump& a, const CoreDump& b);
bool operator==(const StateChange& a, const StateChange& b);

/// Each list by ascending time.
struct Events {
    std::vector<StateChange> stateChanges{};
    std::vector<CoreDump> coreDumps{};
    std::vector<ProcessExit> exits{};
    std::uint64_t lost = 0;   ///< how many came too fast to be read

    bool empty() const { return stateChanges.empty() && coreDumps.empty() && exits.empty() && lost == 0; }
    friend bool operator==(const Events&, const Events&) = default;
};

struct Snapshot;

/// Whether somebody has died, or is dying, who held sockets in this snapshot, or closed some meanwhile: worth
/// another look at once.
bool concern(const Events& events, const Snapshot& snapshot);

/// Puts the later events behind the earlier ones. Of a list with more than `most`, the oldest go, down to three
/// quarters of that, and count as lost: they may wait long for somebody who reads them.
void append(Events& events, Events&& later, std::size_t most = 200'000);

/// Takes away at most `most` of each list, the oldest first.
Events takeOldest(Events& events, std::size_t most);

/// How the end of processes is noticed.
enum class ExitSource : std::uint8_t {
    None,           ///< not at all
    Pidfd,          ///< of the processes that were seen to hold sockets
    ProcConnector   ///< of every process
};

}   // namespace socklens
