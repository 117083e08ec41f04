// What two snapshots of one machine have that the other has not: the sockets that appeared, are gone, or are in
// another state, and how the numbers of each process and state have changed. A pure function: any thread; it takes
// about a second for a million sockets.
#pragma once

#include "app/core/comparison.h"
#include "app/insight/leftovers.h"

#include <memory>

namespace socklens {

/// A snapshot that somebody wants to compare, with what was known of those that nobody holds any more.
struct NotedSockets {
    SnapshotPointer snapshot;
    std::shared_ptr<const LeftoverGroups> leftovers;   ///< null: a file does not know
};

/// A socket is the same if its cookie is, and for a connection its addresses; where one side has no cookies, if
/// its addresses are. A change is one of the state: timers and queues change all the time.
Comparison compare(const NotedSockets& older, const NotedSockets& newer);

}   // namespace socklens
