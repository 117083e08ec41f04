#include "app/insight/resting_rows.h"

#include <algorithm>
#include <utility>

namespace socklens {

namespace {

bool rests(const Socket& socket) {
    return socket.protocol == Protocol::Tcp &&
           (socket.state == State::Listen || socket.state == State::SynSent || socket.state == State::CloseWait);
}

}   // namespace

void RestingRows::observe(const Update& update) {
    const bool isNext = m_last != nullptr && m_last == update.older;
    const std::vector<Row> before = std::exchange(m_rows, {});
    const Snapshot& older = *update.older->snapshot;
    const Snapshot& newer = *update.newer->snapshot;
    for (std::uint32_t row = 0; row < newer.sockets.size(); ++row) {
        const Socket& socket = newer.sockets[row];
        if (!rests(socket)) continue;
        Timestamp since = newer.capturedAt;
        const std::uint32_t previous = isNext ? update.delta.previous[row] : SnapshotDelta::absent;
        if (previous != SnapshotDelta::absent && older.sockets[previous].state == socket.state)
            since =
                std::lower_bound(before.begin(), before.end(), previous, [](const Row& known, std::uint32_t at) {
                    return known.row < at;
                })->since;
        m_rows.push_back({row, since});
    }
    m_last = update.newer;
}

}   // namespace socklens
