#include "ui/charts/history_bands.h"

#include <algorithm>

namespace socklens {

std::vector<StatePoint> thinned(std::span<const StatePoint> points) {
    std::vector<StatePoint> kept;
    if (points.empty()) return kept;
    kept.reserve(points.size());
    for (const StatePoint& point : points.first(points.size() - 1)) {
        using std::chrono::seconds;
        // By the clock's seconds and not by position, or the choice would change with every new point and shimmer.
        const bool sameSecond =
            !kept.empty() && std::chrono::floor<seconds>(kept.back().at) == std::chrono::floor<seconds>(point.at);
        if (!sameSecond)
            kept.push_back(point);
        else if (point.counts.total() > kept.back().counts.total())
            kept.back() = point;
    }
    kept.push_back(points.back());
    return kept;
}

bool isGapAfter(std::span<const StatePoint> points, std::size_t index) {
    if (points.size() < 3 || index + 1 >= points.size()) return false;
    const auto length = [&](std::size_t from) { return points[from + 1].at - points[from].at; };
    // Longer than its neighbours, since the interval of sampling is the user's and may change.
    const auto before = index > 0 ? length(index - 1) : Milliseconds(0);
    const auto after = index + 2 < points.size() ? length(index + 1) : Milliseconds(0);
    return length(index) > std::chrono::seconds(5) && length(index) > 3 * std::max(before, after);
}

BandLines bandLines(std::span<const StatePoint> points) {
    BandLines lines;
    for (auto& line : lines) line.reserve(points.size());
    for (std::size_t index = 0; index < points.size(); ++index) {
        const auto x = static_cast<double>(points[index].at.time_since_epoch().count());
        const bool startsAfterGap = index > 0 && isGapAfter(points, index - 1);
        const bool gapFollows = isGapAfter(points, index);
        std::uint64_t height = 0;
        for (const StateGroup group : stateGroups) {
            auto& line = lines[static_cast<std::size_t>(group)];
            height += points[index].counts[group];
            if (startsAfterGap) line.emplace_back(x, 0);
            line.emplace_back(x, static_cast<double>(height));
            if (gapFollows) line.emplace_back(x, 0);
        }
    }
    return lines;
}

}   // namespace socklens
