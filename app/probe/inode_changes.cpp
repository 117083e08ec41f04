#include "app/probe/inode_changes.h"

#include <algorithm>

namespace socklens {

namespace {

// So many in a row may have come or gone, and the rest is still found at its place.
constexpr std::size_t farthest = 16;

/// How many places on the inode is found: at least one. Nothing: not near.
std::optional<std::size_t> distanceTo(Compact<Inode, Unknown::Zero> inode, std::span<const Socket> sockets) {
    const auto near = sockets.first(std::min(sockets.size(), farthest + 1));
    for (std::size_t at = 1; at < near.size(); ++at)
        if (near[at].inode == inode) return at;
    return std::nullopt;
}

/// Of each socket now, the place that it had before. What has no inode has no holder: it may come and go.
std::vector<std::uint32_t> placesBefore(std::span<const Socket> before, std::span<const Socket> now,
                                        std::vector<Inode>& missing) {
    std::vector<std::uint32_t> places(now.size(), InodeChanges::noRow);
    std::size_t was = 0;
    std::size_t is = 0;
    const auto leave = [&](std::size_t count) {
        for (; count > 0; --count, ++was)
            if (before[was].inode) missing.push_back(*before[was].inode);
    };
    while (was < before.size() && is < now.size()) {
        if (before[was].inode == now[is].inode) {
            places[is++] = static_cast<std::uint32_t>(was++);
        } else if (!before[was].inode) {
            ++was;
        } else if (!now[is].inode) {
            ++is;
        } else if (const auto gone = distanceTo(now[is].inode, before.subspan(was))) {
            leave(*gone);
        } else if (const auto come = distanceTo(before[was].inode, now.subspan(is))) {
            is += *come;
        } else {
            leave(1);
            ++is;
        }
    }
    leave(before.size() - was);
    return places;
}

}   // namespace

InodeChanges::InodeChanges(std::span<const Socket> before, std::span<const Socket> now, RowSection remembered)
    : m_now(now), m_remembered(remembered), m_knowsAll(before.empty()) {
    if (m_knowsAll) m_index.reserve(now.size());
    std::vector<Inode> missing;
    m_rowsBefore = placesBefore(before, now, missing);
    for (std::uint32_t row = 0; row < now.size(); ++row) {
        if (m_rowsBefore[row] != noRow || !now[row].inode) continue;
        m_isSame = false;
        m_index.add(*now[row].inode, row);
    }
    m_isSame = m_isSame && missing.empty();
    for (const Inode inode : missing)
        if (!m_index.contains(inode)) m_index.add(inode, noRow);
    for (std::size_t row = remembered.begin; row < remembered.end; ++row)
        layOutAnew(static_cast<std::uint32_t>(row));
}

void InodeChanges::layOutAnew(std::uint32_t row) {
    if (m_rowsBefore[row] == noRow) return;   // it is so already
    m_rowsBefore[row] = noRow;
    if (m_now[row].inode) m_index.add(*m_now[row].inode, row);
}

InodeChanges::Listing InodeChanges::of(Inode inode) const {
    Listing listing = m_knowsAll ? Listing::Gone : Listing::AsBefore;
    m_index.find(inode, [&](std::uint32_t row) {
        const Listing here = row == noRow                 ? Listing::Gone
                             : m_remembered.contains(row) ? Listing::FromMemory
                                                          : Listing::Listed;
        listing = std::max(listing, here);
    });
    return listing;
}

/// Few inodes are looked up by many rows: the other way round, each would miss the cache.
void InodeChanges::add(std::span<const Inode> touched) {
    for (const Inode inode : touched)
        if (!m_index.contains(inode)) m_index.add(inode, noRow);
    if (m_index.isEmpty() || m_knowsAll) return;
    for (std::uint32_t row = 0; row < m_now.size(); ++row)
        if (m_rowsBefore[row] != noRow && m_now[row].inode && m_index.contains(*m_now[row].inode)) layOutAnew(row);
}

}   // namespace socklens
