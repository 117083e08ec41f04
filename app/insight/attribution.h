// Whose a leftover was: weighs what is remembered, the surest evidence first. Pure: reads the memory's parts and
// changes nothing. One thread; cannot fail.
#pragma once

#include "app/core/snapshot.h"
#include "app/insight/socket_records.h"
#include "app/insight/traced_closings.h"

#include <optional>

namespace socklens {

struct Evidence {
    const SocketRecords& records;
    const TracedClosings& closings;
    const Snapshot& snapshot;   ///< the newest
    MemoryTime now{};           ///< of the snapshot
};

Verdict judge(const SocketRecord& leftover, const Socket& socket, const Evidence& evidence);

/// By a closing that was heard of only now; nullopt where nothing is said by sight or trace.
std::optional<Verdict> judgeAgain(const SocketRecord& leftover, const Evidence& evidence);

}   // namespace socklens
