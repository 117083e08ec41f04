// Which sockets a table shows, and in which order, as indexes into a snapshot. Pure functions: any thread. Whoever
// waits for the answer may change his mind: what is overtaken ends early, and its result is good for nothing.
#pragma once

#include "app/core/filter/filter.h"
#include "app/core/picture.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace socklens {

struct Arrangement {
    Filter filter;
    Column column = Column::LocalPort;
    bool descending = false;
};

using RowOrder = std::vector<std::uint32_t>;   ///< table row → row of the snapshot

/// From nothing: filters and sorts every socket.
RowOrder arrange(const Picture& picture, const Arrangement& arrangement, const std::stop_token& overtaken = {});

/// From the order of the picture before: what did not change keeps its place, and what did is merged in.
/// The result is the same as from nothing.
RowOrder rearrange(const RowOrder& order, const Update& update, const Arrangement& arrangement,
                   const std::stop_token& overtaken = {});

/// The place before which a socket of any picture belongs in this order.
std::size_t placeFor(const SocketView& socket, const RowOrder& order, const Picture& picture,
                     const Arrangement& arrangement);

}   // namespace socklens
