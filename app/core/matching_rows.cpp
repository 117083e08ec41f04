#include "app/core/matching_rows.h"

#include <numeric>

namespace socklens {

namespace {

template <class View>
std::vector<std::uint32_t> select(const Snapshot& snapshot, const Filter& filter, View view) {
    if (filter.isEmpty()) return allRows(snapshot);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row)
        if (filter.matches(view(row))) rows.push_back(row);
    return rows;
}

}   // namespace

std::vector<std::uint32_t> allRows(const Snapshot& snapshot) {
    std::vector<std::uint32_t> rows(snapshot.sockets.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

std::vector<std::uint32_t> matchingRows(const Snapshot& snapshot, const Filter& filter) {
    return select(snapshot, filter, [&](std::uint32_t row) { return SocketView{snapshot, row}; });
}

std::vector<std::uint32_t> matchingRows(const Picture& picture, const Filter& filter) {
    return select(*picture.snapshot, filter, [&](std::uint32_t row) { return picture.view(row); });
}

}   // namespace socklens
