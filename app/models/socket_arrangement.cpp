#include "app/models/socket_arrangement.h"

#include "app/core/coarse_order.h"
#include "app/core/matching_rows.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace socklens {

namespace {

/// A total order: rows that are equal in the column are told apart by what does not change while a socket lives.
class Before {
public:
    Before(const Picture& picture, const Arrangement& arrangement)
        : m_picture(picture), m_column(arrangement.column), m_descending(arrangement.descending) {}

    bool operator()(std::uint32_t a, std::uint32_t b) const {
        const auto order = ordered(m_picture.view(a), m_picture.view(b));
        return order != 0 ? order < 0 : a < b;
    }
    bool operator()(const SocketView& socket, std::uint32_t row) const {
        return ordered(socket, m_picture.view(row)) < 0;
    }

private:
    std::weak_ordering ordered(const SocketView& left, const SocketView& right) const {
        if (const auto order = compare(left, right, m_column, m_descending); order != 0) return order;
        for (const Column column : identity)
            if (const auto tie = compare(left, right, column); tie != 0) return tie;
        return std::weak_ordering::equivalent;
    }

    static constexpr std::array identity{Column::Protocol,     Column::LocalPort,     Column::RemotePort,
                                         Column::LocalAddress, Column::RemoteAddress, Column::Family,
                                         Column::Cookie,       Column::Inode};

    const Picture& m_picture;
    Column m_column;
    bool m_descending;
};

bool haveSameNetworks(const Snapshot& older, const Snapshot& newer) {
    const auto shown = [](const NetworkSection& section) {
        return std::tie(section.id, section.name, section.sources);
    };
    return std::ranges::equal(older.sections, newer.sections, {}, shown, shown);
}

/// Whether rows that did not change may have to move all the same: ages grow, and numbers get names.
bool concernsEveryRow(const Update& update, const Arrangement& arrangement) {
    const Snapshot& older = *update.older->snapshot;
    const Snapshot& newer = *update.newer->snapshot;
    return arrangement.filter.dependsOnAge() || older.directory != newer.directory ||
           older.sources != newer.sources || !haveSameNetworks(older, newer);
}

/// By what identifies a socket, as far as it fits into a number: of equal rows the order is this one's.
std::uint64_t identityKey(const Socket& socket) {
    const auto known = [](Port port) -> std::uint64_t {   // unknown comes last
        return number(port) == 0 ? 0x1'0000U : number(port);
    };
    return static_cast<std::uint64_t>(socket.protocol) << 34U | known(socket.localPort) << 17U |
           known(socket.remotePort);
}

void sortRows(RowOrder& rows, const Picture& picture, const Arrangement& arrangement) {
    struct Place {
        std::uint64_t key = 0;
        std::uint64_t identity = 0;
        std::uint32_t row = 0;
    };
    const CoarseOrder coarse = coarseOrder(picture, rows, arrangement.column, arrangement.descending);
    std::vector<Place> places;
    places.reserve(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Socket& socket = picture.snapshot->sockets[rows[at]];
        places.push_back({coarse.keys[at], coarse.isExact ? identityKey(socket) : 0, rows[at]});
    }
    const Before before(picture, arrangement);
    std::ranges::sort(places, [&](const Place& a, const Place& b) {
        if (a.key != b.key) return a.key < b.key;
        if (a.identity != b.identity) return a.identity < b.identity;
        return before(a.row, b.row);
    });
    std::ranges::transform(places, rows.begin(), &Place::row);
}

/// As std::merge, for few into many: the next place is looked for in growing steps.
RowOrder mergeFew(const RowOrder& many, const RowOrder& few, const Before& before) {
    RowOrder merged;
    merged.reserve(many.size() + few.size());
    auto next = many.begin();
    for (const std::uint32_t row : few) {
        auto low = next;
        std::ptrdiff_t step = 1;
        while (many.end() - low > step && !before(row, low[step])) {
            low += step;
            step *= 2;
        }
        const auto high = low + std::min(step, many.end() - low);
        const auto place = std::upper_bound(low, high, row, before);
        merged.insert(merged.end(), next, place);
        merged.push_back(row);
        next = place;
    }
    merged.insert(merged.end(), next, many.end());
    return merged;
}

}   // namespace

RowOrder arrange(const Picture& picture, const Arrangement& arrangement, const std::stop_token& overtaken) {
    RowOrder order = matchingRows(picture, arrangement.filter, overtaken);
    if (!overtaken.stop_requested()) sortRows(order, picture, arrangement);
    return order;
}

RowOrder rearrange(const RowOrder& order, const Update& update, const Arrangement& arrangement,
                   const std::stop_token& overtaken) {
    if (concernsEveryRow(update, arrangement)) return arrange(*update.newer, arrangement, overtaken);

    std::vector<std::uint32_t> kept = newRows(update.delta, update.older->snapshot->sockets.size());
    for (const std::uint32_t row : update.delta.changed) kept[update.delta.previous[row]] = SnapshotDelta::absent;
    RowOrder unchanged;
    unchanged.reserve(order.size());
    for (const std::uint32_t row : order)
        if (kept[row] != SnapshotDelta::absent) unchanged.push_back(kept[row]);

    RowOrder fresh;
    for (const auto* rows : {&update.delta.added, &update.delta.changed})
        std::ranges::copy_if(*rows, std::back_inserter(fresh), [&](std::uint32_t row) {
            return arrangement.filter.matches(update.newer->view(row));
        });
    if (overtaken.stop_requested()) return {};
    sortRows(fresh, *update.newer, arrangement);
    return mergeFew(unchanged, fresh, Before(*update.newer, arrangement));
}

std::size_t placeFor(const SocketView& socket, const RowOrder& order, const Picture& picture,
                     const Arrangement& arrangement) {
    const auto place = std::upper_bound(order.begin(), order.end(), socket, Before(picture, arrangement));
    return static_cast<std::size_t>(place - order.begin());
}

}   // namespace socklens
