#include "ui/charts/history_axes.h"

#include "app/core/state_history.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace socklens {

namespace {

using std::chrono::seconds;

class HistoryText {
    Q_DECLARE_TR_FUNCTIONS(socklens::HistoryAxes)
};

/// With its unit at the left edge, where the eye begins, and without it where the neighbours have the same one.
QString tickLabel(seconds ago, seconds span, seconds step) {
    const auto minutes = ago.count() / 60;
    if (ago.count() == 0) return HistoryText::tr("now");
    if (step.count() % 60 != 0) return HistoryText::tr("−%1 s").arg(ago.count());
    return ago == span ? HistoryText::tr("−%1 min").arg(minutes)
                       : HistoryText::tr("−%1", "minutes ago").arg(minutes);
}

}   // namespace

CountAxis countAxis(std::uint32_t highest, int intervals) {
    const std::uint64_t wanted = std::max<std::uint64_t>(highest + highest / 20ULL, 4);   // some air above
    const auto room = static_cast<std::uint64_t>(std::max(intervals, 1));
    for (std::uint64_t power = 1;; power *= 10)
        for (const std::uint64_t digit : {1U, 2U, 5U}) {
            const std::uint64_t step = digit * power;
            const std::uint64_t count = (wanted + step - 1) / step;
            if (count <= room) return {static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(count * step)};
        }
}

seconds timeSpan(seconds age) {
    constexpr std::array spans{seconds(60), seconds(120), seconds(300)};
    const auto fits = std::ranges::find_if(spans, [&](seconds span) { return age <= span; });
    return fits != spans.end() ? *fits : seconds(StateHistory::length);
}

std::vector<TimeTick> timeTicks(seconds span, bool sparse) {
    const auto parts = sparse ? 2 : span == seconds(60) || span == seconds(120) ? 4 : 5;
    const seconds step = span / parts;
    std::vector<TimeTick> ticks;
    for (seconds ago = span; ago.count() >= 0; ago -= step) ticks.push_back({ago, tickLabel(ago, span, step)});
    return ticks;
}

}   // namespace socklens
