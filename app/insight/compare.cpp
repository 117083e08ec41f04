#include "app/insight/compare.h"
#include "app/core/network_namespace.h"

#include "app/core/socket_key.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <unordered_map>

namespace socklens {

namespace {

constexpr std::uint32_t absent = ComparedSocket::absent;
constexpr int mostTries = 16;   // a file can have any number of rows that look the same

bool isConnected(const Socket& socket) {
    return number(socket.remotePort) != 0 && socket.protocol != Protocol::Unix;
}

/// A cookie begins again with the kernel: after a restart it is another socket's.
bool mayBeSame(const Socket& a, const Socket& b) {
    if (a.protocol != b.protocol) return false;
    if (!isConnected(a) || !isConnected(b)) return true;
    return a.localPort == b.localPort && a.remotePort == b.remotePort && a.localAddress == b.localAddress &&
           a.remoteAddress == b.remoteAddress;
}

/// Which of several network namespaces each row is of, by a number that others see, too.
bool knowsNetworks(const Snapshot& snapshot) {
    return !snapshot.sections.empty() && std::ranges::all_of(snapshot.sections, [](const NetworkSection& section) {
        return inodeOf(section.id).has_value();
    });
}

/// Which rows are the same socket.
class Pairs {
public:
    Pairs(const Snapshot& older, const Snapshot& newer)
        : m_older(older),
          m_newer(newer),
          m_knowsNetworks(knowsNetworks(older) && knowsNetworks(newer)),
          m_newerOf(older.sockets.size(), absent),
          m_olderOf(newer.sockets.size(), absent) {
        match(true);
        match(false);
    }

    std::span<const std::uint32_t> newerOf() const { return m_newerOf; }
    std::span<const std::uint32_t> olderOf() const { return m_olderOf; }

private:
    /// What is not known of one of them cannot make them different.
    SocketKey keyOf(const Snapshot& snapshot, std::uint32_t row, bool byCookie) const {
        Socket socket = snapshot.sockets[row];
        if (!byCookie) socket.cookie = {};
        return socklens::keyOf(socket, m_knowsNetworks ? snapshot.networkNamespaceOf(row) : NetworkNamespace{});
    }

    void match(bool byCookie) {
        std::unordered_multimap<SocketKey, std::uint32_t> open;
        for (std::uint32_t row = 0; row < m_newerOf.size(); ++row)
            if (m_newerOf[row] == absent && (!byCookie || m_older.sockets[row].cookie))
                open.emplace(keyOf(m_older, row, byCookie), row);
        if (open.empty()) return;
        for (std::uint32_t row = 0; row < m_olderOf.size(); ++row) {
            const Socket& socket = m_newer.sockets[row];
            if (m_olderOf[row] != absent || (byCookie && !socket.cookie)) continue;
            const SocketKey key = keyOf(m_newer, row, byCookie);
            auto found = open.find(key);   // equal_range() would walk to the end of those that look the same
            for (int tries = mostTries; tries > 0 && found != open.end() && found->first == key;
                 ++found, --tries) {
                const Socket& other = m_older.sockets[found->second];
                const bool haveBothCookies = other.cookie && socket.cookie;
                if (haveBothCookies != byCookie || !mayBeSame(other, socket)) continue;
                m_olderOf[row] = found->second;
                m_newerOf[found->second] = row;
                open.erase(found);
                break;
            }
        }
    }

    const Snapshot& m_older;
    const Snapshot& m_newer;
    bool m_knowsNetworks;   ///< both of them
    std::vector<std::uint32_t> m_newerOf;
    std::vector<std::uint32_t> m_olderOf;
};

bool closesWithoutOwner(const Socket& socket) {
    return socket.protocol == Protocol::Tcp && socket.state != State::Listen && socket.state != State::Close;
}

/// By row: who holds it, or is known to have held it. Views of names that the snapshot and the leftovers keep.
std::vector<std::string_view> ownersIn(const NotedSockets& noted) {
    const Snapshot& snapshot = *noted.snapshot;
    std::vector<std::string_view> owners(snapshot.sockets.size());
    std::map<std::pair<NetworkNamespace, Port>, std::string_view> listeners;
    for (std::size_t row = 0; row < owners.size(); ++row) {
        const auto holders = snapshot.holders(row);
        if (holders.empty()) continue;
        owners[row] = snapshot.processes[holders.front()]->name;
        const Socket& socket = snapshot.sockets[row];
        if (socket.protocol == Protocol::Tcp && socket.state == State::Listen)
            listeners.emplace(std::pair(snapshot.networkNamespaceOf(row), socket.localPort), owners[row]);
    }
    if (noted.leftovers != nullptr)
        for (const LeftoverGroup& group : noted.leftovers->groups(LeftoverGrouping::FormerOwner))
            for (const std::uint32_t row : group.rows)
                if (group.formerOwner != nullptr && row < owners.size() && owners[row].empty())
                    owners[row] = group.formerOwner->name;
    for (std::size_t row = 0; row < owners.size(); ++row) {   // a server closed it: the port is its own
        if (!owners[row].empty() || !closesWithoutOwner(snapshot.sockets[row])) continue;
        const auto found = listeners.find({snapshot.networkNamespaceOf(row), snapshot.sockets[row].localPort});
        if (found != listeners.end()) owners[row] = found->second;
    }
    return owners;
}

/// What one of a pair does not know of its owner, the other may.
void shareOwners(std::vector<std::string_view>& mine, std::span<const std::string_view> others,
                 std::span<const std::uint32_t> pairs) {
    for (std::size_t row = 0; row < mine.size(); ++row)
        if (mine[row].empty() && pairs[row] != absent) mine[row] = others[pairs[row]];
}

class Totals {
public:
    std::uint32_t placeOf(std::string_view process, const Socket& socket) {
        const auto [found, isNew] = m_places.try_emplace({process, socket.protocol, socket.state},
                                                         static_cast<std::uint32_t>(m_totals.size()));
        if (isNew) m_totals.push_back({std::string(process), socket.protocol, socket.state});
        return found->second;
    }
    std::vector<ComparedTotal>& all() { return m_totals; }

private:
    std::map<std::tuple<std::string_view, Protocol, State>, std::uint32_t> m_places;
    std::vector<ComparedTotal> m_totals;
};

bool comesBefore(const ComparedTotal& a, const ComparedTotal& b) {
    const auto key = [](const ComparedTotal& total) {
        return std::tuple(-std::abs(total.difference()), -std::int64_t{total.after},
                          std::string_view(total.process), total.protocol, total.state);
    };
    return key(a) < key(b);
}

/// Orders the totals and lets the sockets follow.
void arrange(Comparison& comparison, std::vector<ComparedTotal> totals) {
    std::vector<std::uint32_t> order(totals.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return comesBefore(totals[a], totals[b]); });
    std::vector<std::uint32_t> places(totals.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        places[order[place]] = place;
        comparison.totals.push_back(std::move(totals[order[place]]));
    }
    for (ComparedSocket& socket : comparison.sockets) {
        if (socket.totalBefore != absent) socket.totalBefore = places[socket.totalBefore];
        if (socket.totalAfter != absent) socket.totalAfter = places[socket.totalAfter];
    }
    std::ranges::stable_sort(comparison.sockets, {}, [](const ComparedSocket& socket) {
        return std::pair(socket.totalAfter != absent ? socket.totalAfter : socket.totalBefore, socket.kind);
    });
}

}   // namespace

Comparison compare(const NotedSockets& older, const NotedSockets& newer) {
    Comparison comparison{older.snapshot, newer.snapshot, {}, {}};
    const Pairs pairs(*older.snapshot, *newer.snapshot);
    auto ownersBefore = ownersIn(older);
    auto ownersAfter = ownersIn(newer);
    shareOwners(ownersBefore, ownersAfter, pairs.newerOf());
    shareOwners(ownersAfter, ownersBefore, pairs.olderOf());
    Totals totals;
    const auto before = [&](std::uint32_t row) {
        const std::uint32_t place = totals.placeOf(ownersBefore[row], older.snapshot->sockets[row]);
        ++totals.all()[place].before;
        return place;
    };
    for (std::uint32_t row = 0; row < ownersAfter.size(); ++row) {
        const std::uint32_t was = pairs.olderOf()[row];
        const Socket& socket = newer.snapshot->sockets[row];
        const std::uint32_t after = totals.placeOf(ownersAfter[row], socket);
        ++totals.all()[after].after;
        if (was == absent) {
            ++comparison.appeared;
            comparison.sockets.push_back({ChangeKind::Appeared, absent, row, absent, after});
        } else if (older.snapshot->sockets[was].state != socket.state) {
            ++comparison.changed;
            comparison.sockets.push_back({ChangeKind::Changed, was, row, before(was), after});
        } else {
            ++comparison.same;
            before(was);
        }
    }
    for (std::uint32_t row = 0; row < ownersBefore.size(); ++row) {
        if (pairs.newerOf()[row] != absent) continue;
        ++comparison.gone;
        comparison.sockets.push_back({ChangeKind::Gone, row, absent, before(row), absent});
    }
    arrange(comparison, std::move(totals.all()));
    return comparison;
}

}   // namespace socklens
