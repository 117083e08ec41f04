#include "ui/charts/process_bar.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace socklens {

namespace {

/// Five per cent: nobody sees that in a bar, and it is less than one socket where the bars are small.
std::uint64_t withMargin(const ProcessBar& bar) {
    const std::uint64_t total = bar.counts.total();
    return total + total / 20;
}

bool contains(std::span<const ProcessBar> bars, const ProcessBar& wanted) {
    return std::ranges::any_of(bars, [&](const ProcessBar& bar) { return bar.sameAs(wanted); });
}

}   // namespace

std::vector<ProcessBar> steadyTop(std::vector<ProcessBar> bars, std::span<const ProcessBar> before,
                                  std::size_t limit) {
    std::erase_if(bars, [](const ProcessBar& bar) { return bar.counts.total() == 0; });
    // Who is shown stays in a little longer than it would come in.
    std::vector<std::uint64_t> sizes;
    sizes.reserve(bars.size());
    for (const ProcessBar& bar : bars)
        sizes.push_back(contains(before, bar) ? withMargin(bar) : bar.counts.total());
    std::vector<std::size_t> order(bars.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t shown = std::min(limit, bars.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(shown),
                              [&](std::size_t a, std::size_t b) {
                                  return std::tie(sizes[b], bars[a].label, bars[a].process) <
                                         std::tie(sizes[a], bars[b].label, bars[b].process);
                              });
    std::vector<ProcessBar> top;
    for (std::size_t place = 0; place < shown; ++place) top.push_back(std::move(bars[order[place]]));

    // The survivors in their old order, then the new ones by size; then each moves up past the clearly smaller.
    const auto oldPlace = [&](const ProcessBar& bar) {
        return std::ranges::find_if(before, [&](const ProcessBar& old) { return old.sameAs(bar); }) -
               before.begin();
    };
    std::ranges::stable_sort(top, {}, oldPlace);
    for (std::size_t index = 1; index < top.size(); ++index)
        for (std::size_t at = index; at > 0 && top[at].counts.total() > withMargin(top[at - 1]); --at)
            std::swap(top[at], top[at - 1]);
    return top;
}

}   // namespace socklens
