#include "ui/charts/process_bar_layout.h"

#include "ui/charts/count_text.h"

#include <QFontMetrics>

#include <algorithm>

namespace socklens {

namespace {

constexpr int rowLimit = 10;
constexpr int gap = 10;            // between the columns
constexpr double thinnest = 2.5;   // one socket in CLOSE_WAIT among thousands is what somebody looks for

int lowRow(const QFontMetrics& metrics) {
    return metrics.height() + 4;
}
int highRow(const QFontMetrics& metrics) {
    return metrics.height() + 16;
}

std::vector<BarSegment> segmentsOf(const StateCounts& counts, const QRect& track, std::uint32_t largest) {
    std::vector<BarSegment> segments;
    const double scale = static_cast<double>(track.width()) / std::max(largest, 1U);
    for (const StateGroup group : stateGroups)
        if (counts[group] > 0)
            segments.push_back({group, QRectF(0, track.top(), counts[group] * scale, track.height())});

    // What the thin ones are widened by, the widest gives, as long as it has enough itself.
    double owed = 0;
    for (BarSegment& segment : segments)
        if (segment.rect.width() < thinnest) {
            owed += thinnest - segment.rect.width();
            segment.rect.setWidth(thinnest);
        }
    const auto widest = std::ranges::max_element(segments, {}, [](const BarSegment& s) { return s.rect.width(); });
    if (widest != segments.end()) widest->rect.setWidth(std::max(widest->rect.width() - owed, thinnest));

    double x = track.left();
    for (BarSegment& segment : segments) {
        segment.rect.moveLeft(x);
        x = segment.rect.right();
    }
    return segments;
}

}   // namespace

QString pidText(const ProcessBar& bar) {
    return bar.process ? QString::number(number(bar.process->pid)) : QString();
}

int comfortableHeight(const QFontMetrics& metrics) {
    return rowLimit * (metrics.height() + 9);
}
int tightHeight(const QFontMetrics& metrics) {
    return rowLimit * lowRow(metrics);
}

std::vector<BarRow> layOut(std::span<const ProcessBar> bars, const QRect& area, const QFontMetrics& metrics) {
    int names = 0;
    int totals = 0;
    std::uint32_t largest = 0;
    for (const ProcessBar& bar : bars) {
        const QString pid = pidText(bar);
        const int pidWidth = pid.isEmpty() ? 0 : gap + metrics.horizontalAdvance(pid);
        names = std::max(names, metrics.horizontalAdvance(bar.label) + pidWidth + 2);
        totals = std::max(totals, metrics.horizontalAdvance(numberText(bar.counts.total())));
        largest = std::max(largest, bar.counts.total());
    }
    names = std::min({names, area.width() * 2 / 5, metrics.height() * 15});

    const int height = std::clamp(area.height() / rowLimit, lowRow(metrics), highRow(metrics));
    const int thickness = std::min(height - 6, metrics.height() + 2);
    const int margin = 6;   // for the frame of the chosen row
    std::vector<BarRow> rows;
    for (const ProcessBar& bar : bars) {
        const QRect row(area.left(), area.top() + static_cast<int>(rows.size()) * height, area.width(), height);
        if (row.bottom() > area.bottom() && !rows.empty()) break;
        const QRect inner = row.adjusted(margin, 0, -margin, 0);
        BarRow place;
        place.row = row;
        place.name = QRect(inner.left(), row.top(), names, height);
        place.total = QRect(inner.right() + 1 - totals, row.top(), totals, height);
        place.track = QRect(place.name.right() + 1 + gap, row.top() + (height - thickness) / 2, 0, thickness);
        place.track.setRight(std::max(place.total.left() - gap, place.track.left()) - 1);
        place.segments = segmentsOf(bar.counts, place.track, largest);
        rows.push_back(std::move(place));
    }
    return rows;
}

std::optional<BarHit> hitAt(std::span<const BarRow> rows, QPoint position) {
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (!rows[index].row.contains(position)) continue;
        BarHit hit{index, std::nullopt};
        for (const BarSegment& segment : rows[index].segments)
            if (segment.rect.contains(position)) hit.segment = segment.group;
        return hit;
    }
    return std::nullopt;
}

}   // namespace socklens
