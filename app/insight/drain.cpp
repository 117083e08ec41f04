#include "app/insight/drain.h"

#include <algorithm>
#include <array>

namespace socklens {

namespace {

constexpr std::size_t steps = 59;

void append(std::vector<DrainPoint>& points, DrainPoint point) {
    if (!points.empty() && point.at <= points.back().at) points.clear();
    const std::size_t count = points.size();
    const bool isClose = count >= 2 && points[count - 1].at - points[count - 2].at < DrainHistory::pace;
    if (isClose) points.pop_back();
    points.push_back(point);
    const auto firstKept = std::ranges::lower_bound(points, point.at - DrainHistory::length, {}, &DrainPoint::at);
    points.erase(points.begin(), firstKept);
}

}   // namespace

std::vector<DrainPoint> drainAhead(Timestamp now, std::span<const Forecast* const> forecasts) {
    const auto ends = [](const Forecast& forecast) {
        return forecast.kind == Forecast::Kind::Timed || forecast.kind == Forecast::Kind::AnyMoment;
    };
    Milliseconds last{};
    for (const Forecast* forecast : forecasts)
        if (ends(*forecast)) last = std::max(last, forecast->remaining);
    const Milliseconds step{
        std::max<Milliseconds::rep>(1, (last.count() + Milliseconds::rep{steps} - 1) / Milliseconds::rep{steps})};
    std::array<std::uint32_t, steps + 1> goneBy{};
    for (const Forecast* forecast : forecasts)
        if (ends(*forecast))
            ++goneBy[static_cast<std::size_t>((forecast->remaining + step - Milliseconds{1}) / step)];

    std::vector<DrainPoint> points{{now, static_cast<std::uint32_t>(forecasts.size())}};
    std::uint32_t left = points.front().count - goneBy[0];   // those may go at any moment
    for (std::size_t at = 1; at < goneBy.size(); ++at) {
        const Milliseconds after = step * static_cast<Milliseconds::rep>(at);
        const bool isLast = after >= last;
        left -= goneBy[at];
        if (goneBy[at] > 0 || isLast) points.push_back({now + after, left});
        if (isLast) break;
    }
    return points;
}

void DrainHistory::add(Timestamp at, std::span<const Count> groups) {
    std::unordered_map<std::string, std::vector<DrainPoint>> kept;
    for (const Count& group : groups.first(std::min(groups.size(), mostGroups))) {
        const auto known = m_points.find(group.key);
        std::vector<DrainPoint> points =
            known == m_points.end() ? std::vector<DrainPoint>() : std::move(known->second);
        append(points, {at, group.count});
        kept.emplace(group.key, std::move(points));
    }
    m_points = std::move(kept);
}

std::span<const DrainPoint> DrainHistory::of(const std::string& key) const {
    const auto found = m_points.find(key);
    return found == m_points.end() ? std::span<const DrainPoint>() : std::span<const DrainPoint>(found->second);
}

}   // namespace socklens
