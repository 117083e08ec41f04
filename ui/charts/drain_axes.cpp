#include "ui/charts/drain_axes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace socklens {

namespace {

using std::chrono::seconds;

class DrainText {
    Q_DECLARE_TR_FUNCTIONS(socklens::DrainAxes)
};

QString tickLabel(seconds fromNow) {
    const auto time = std::abs(fromNow.count());
    if (time == 0) return DrainText::tr("now");
    const bool isPast = fromNow.count() < 0;
    if (time % 60 != 0) return (isPast ? DrainText::tr("−%1 s") : DrainText::tr("+%1 s")).arg(time);
    return (isPast ? DrainText::tr("−%1 min") : DrainText::tr("+%1 min")).arg(time / 60);
}

}   // namespace

DrainSpan drainSpan(seconds past, seconds future) {
    constexpr seconds shortest(30);
    constexpr seconds longestPast(600);
    return {std::clamp(past, shortest, longestPast), std::max(future, seconds(0))};
}

std::vector<DrainTick> drainTicks(const DrainSpan& span, int most) {
    constexpr std::array steps{5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600, 7200, 36'000};
    const auto fits = std::ranges::find_if(steps, [&](int step) { return span.length().count() / step < most; });
    const seconds step(fits != steps.end() ? *fits : steps.back());
    std::vector<DrainTick> ticks;
    for (seconds at = -(span.past / step) * step; at <= span.future; at += step)
        ticks.push_back({at, tickLabel(at)});
    return ticks;
}

}   // namespace socklens
