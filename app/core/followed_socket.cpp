#include "app/core/followed_socket.h"

#include "app/core/excerpt.h"

#include <algorithm>

namespace socklens {

namespace {

/// What decides who belongs to it.
bool sameEnds(const Socket& a, const Socket& b) {
    return a.localAddress == b.localAddress && a.remoteAddress == b.remoteAddress && a.localPort == b.localPort &&
           a.remotePort == b.remotePort && a.interface == b.interface && a.peerInode == b.peerInode;
}

}   // namespace

std::optional<std::uint32_t> rowAfter(const Update& update, std::uint32_t row) {
    if (std::ranges::binary_search(update.delta.removed, row)) return std::nullopt;
    const auto& previous = update.delta.previous;
    const std::size_t farthest = std::max<std::size_t>(previous.size(), row + std::size_t{1});
    for (std::size_t distance = 0; distance < farthest; ++distance) {
        const std::size_t above = row - distance;   // wraps around where there is none: beyond the end, too
        const std::size_t below = row + distance;
        if (above < previous.size() && previous[above] == row) return static_cast<std::uint32_t>(above);
        if (below < previous.size() && previous[below] == row) return static_cast<std::uint32_t>(below);
    }
    return std::nullopt;
}

std::optional<std::uint32_t> rowOf(const Snapshot& snapshot, const SocketKey& key) {
    const auto rows = static_cast<std::uint32_t>(snapshot.sockets.size());
    for (std::uint32_t row = 0; row < rows; ++row)
        if (keyOf(snapshot, row) == key) return row;
    return std::nullopt;
}

FollowedSocket::FollowedSocket(PicturePointer picture, std::uint32_t row)
    : m_key(keyOf(*picture->snapshot, row)),
      m_picture(std::move(picture)),
      m_row(row),
      m_relatives(relativesOf(*m_picture->snapshot, row)) {
    m_states.push_back({socket().state, m_picture->snapshot->capturedAt});
}

std::optional<std::uint32_t> FollowedSocket::find(const Update& update, bool isNext) const {
    return isNext ? rowAfter(update, m_row) : rowOf(*update.newer->snapshot, m_key);
}

/// Those that it had, and what is new or has changed: nobody else can have become one.
Relatives FollowedSocket::relativesAfter(const Update& update, std::uint32_t row) const {
    const Snapshot& snapshot = *update.newer->snapshot;
    if (!sameEnds(socket(), snapshot.sockets[row])) return relativesOf(snapshot, row);
    Relatives relatives;
    for (const auto& former : {m_relatives.listener, m_relatives.otherEnd})
        if (const auto now = former ? rowAfter(update, *former) : std::nullopt)
            consider(relatives, snapshot, *now, row);
    const bool hasLost =
        (m_relatives.listener && !relatives.listener) || (m_relatives.otherEnd && !relatives.otherEnd);
    if (hasLost) return relativesOf(snapshot, row);   // another may have been there all the time
    for (const auto* rows : {&update.delta.added, &update.delta.changed})
        for (const std::uint32_t candidate : *rows) consider(relatives, snapshot, candidate, row);
    return relatives;
}

void FollowedSocket::follow(const Update& update) {
    if (m_goneAt) return;
    const bool isNext = update.older == m_picture;
    const auto row = find(update, isNext);
    if (!row) {
        // Nobody can tell where the kernel could not be read.
        if (update.newer->snapshot->source(socket().protocol) == Source::None) return;
        m_goneAt = update.newer->snapshot->capturedAt;
        return rest();
    }
    m_relatives = isNext ? relativesAfter(update, *row) : relativesOf(*update.newer->snapshot, *row);
    m_row = *row;
    m_picture = update.newer;
    note(socket().state, m_picture->snapshot->capturedAt);
}

void FollowedSocket::note(State state, Timestamp at) {
    if (m_states.back().state == state) return;
    if (m_states.size() == mostStates) m_states.erase(m_states.begin() + 1);
    m_states.push_back({state, at});
}

void FollowedSocket::rest() {
    std::vector<std::uint32_t> rows{m_row};
    for (const auto& relative : {m_relatives.listener, m_relatives.otherEnd})
        if (relative) rows.push_back(*relative);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const auto placeOf = [&](std::uint32_t row) {
        return static_cast<std::uint32_t>(std::ranges::lower_bound(rows, row) - rows.begin());
    };
    m_picture = excerpt(*m_picture, rows);
    m_row = placeOf(m_row);
    if (m_relatives.listener) m_relatives.listener = placeOf(*m_relatives.listener);
    if (m_relatives.otherEnd) m_relatives.otherEnd = placeOf(*m_relatives.otherEnd);
}

}   // namespace socklens
