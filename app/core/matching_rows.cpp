#include "app/core/matching_rows.h"

#include "app/core/alongside.h"

#include <numeric>

namespace socklens {

namespace {

/// Of rows `from` to below `to`.
template <class View>
void select(std::uint32_t from, std::uint32_t to, const Filter& filter, const View& view,
            const std::stop_token& overtaken, std::vector<std::uint32_t>& rows) {
    constexpr std::uint32_t oftenEnough = 1024;
    for (std::uint32_t row = from; row < to; ++row) {
        if (row % oftenEnough == 0 && overtaken.stop_requested()) return;
        if (filter.matches(view(row))) rows.push_back(row);
    }
}

/// Very many are shared with a second thread: a word that is looked for everywhere takes 0.2 µs a row.
template <class View>
std::vector<std::uint32_t> selectAll(const Snapshot& snapshot, const Filter& filter, const View& view,
                                     const std::stop_token& overtaken) {
    if (filter.isEmpty()) return allRows(snapshot);
    constexpr std::uint32_t worthAThread = 50'000;
    const auto all = static_cast<std::uint32_t>(snapshot.sockets.size());
    const std::uint32_t middle = all < worthAThread ? all : all / 2;
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> rest;
    const auto selectFirst = [&] { select(0, middle, filter, view, overtaken, rows); };
    if (middle < all)
        alongside([&] { select(middle, all, filter, view, overtaken, rest); }, selectFirst);
    else
        selectFirst();
    rows.insert(rows.end(), rest.begin(), rest.end());
    return rows;
}

}   // namespace

std::vector<std::uint32_t> allRows(const Snapshot& snapshot) {
    std::vector<std::uint32_t> rows(snapshot.sockets.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

std::vector<std::uint32_t> matchingRows(const Snapshot& snapshot, const Filter& filter) {
    return selectAll(snapshot, filter, [&](std::uint32_t row) { return SocketView{snapshot, row}; }, {});
}

std::vector<std::uint32_t> matchingRows(const Picture& picture, const Filter& filter,
                                        const std::stop_token& overtaken) {
    return selectAll(
        *picture.snapshot, filter, [&](std::uint32_t row) { return picture.view(row); }, overtaken);
}

}   // namespace socklens
