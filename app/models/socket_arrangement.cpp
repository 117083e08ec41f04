#include "app/models/socket_arrangement.h"

#include "app/core/matching_rows.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace socklens {

namespace {

/// A total order: rows that are equal in the column are told apart by what does not change while a socket lives.
class Before {
public:
    Before(const Picture& picture, const Arrangement& arrangement)
        : m_picture(picture), m_column(arrangement.column), m_descending(arrangement.descending) {}

    bool operator()(std::uint32_t a, std::uint32_t b) const {
        const SocketView left = m_picture.view(a);
        const SocketView right = m_picture.view(b);
        if (const auto order = compare(left, right, m_column, m_descending); order != 0) return order < 0;
        for (const Column column : identity)
            if (const auto tie = compare(left, right, column); tie != 0) return tie < 0;
        return a < b;
    }

private:
    static constexpr std::array identity{Column::Protocol,     Column::LocalPort,     Column::RemotePort,
                                         Column::LocalAddress, Column::RemoteAddress, Column::Family,
                                         Column::Cookie,       Column::Inode};

    const Picture& m_picture;
    Column m_column;
    bool m_descending;
};

/// Whether rows that did not change may have to move all the same: ages grow, and numbers get names.
bool concernsEveryRow(const Update& update, const Arrangement& arrangement) {
    const Snapshot& older = *update.older->snapshot;
    const Snapshot& newer = *update.newer->snapshot;
    return arrangement.filter.dependsOnAge() || older.directory != newer.directory ||
           older.sources != newer.sources;
}

}   // namespace

RowOrder arrange(const Picture& picture, const Arrangement& arrangement) {
    RowOrder order = matchingRows(picture, arrangement.filter);
    std::ranges::sort(order, Before(picture, arrangement));
    return order;
}

RowOrder rearrange(const RowOrder& order, const Update& update, const Arrangement& arrangement) {
    if (concernsEveryRow(update, arrangement)) return arrange(*update.newer, arrangement);

    std::vector<std::uint32_t> kept(update.older->snapshot->sockets.size(), SnapshotDelta::absent);
    const auto& previous = update.delta.previous;
    for (std::uint32_t row = 0; row < previous.size(); ++row)
        if (previous[row] != SnapshotDelta::absent) kept[previous[row]] = row;
    for (const std::uint32_t row : update.delta.changed) kept[previous[row]] = SnapshotDelta::absent;

    RowOrder unchanged;
    unchanged.reserve(order.size());
    for (const std::uint32_t row : order)
        if (kept[row] != SnapshotDelta::absent) unchanged.push_back(kept[row]);

    RowOrder fresh;
    for (const auto* rows : {&update.delta.added, &update.delta.changed})
        std::ranges::copy_if(*rows, std::back_inserter(fresh), [&](std::uint32_t row) {
            return arrangement.filter.matches(update.newer->view(row));
        });
    const Before before(*update.newer, arrangement);
    std::ranges::sort(fresh, before);

    RowOrder merged;
    merged.reserve(unchanged.size() + fresh.size());
    std::ranges::merge(unchanged, fresh, std::back_inserter(merged), before);
    return merged;
}

}   // namespace socklens
