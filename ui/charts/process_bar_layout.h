// Where the rows of the chart of processes are and what lies under a point. Pure: GUI thread, cannot fail.
#pragma once

#include "ui/charts/process_bar.h"

#include <QRect>
#include <QRectF>

#include <optional>
#include <span>
#include <vector>

class QFontMetrics;

namespace socklens {

struct BarSegment {
    StateGroup group{};
    QRectF rect;
};

struct BarRow {
    QRect row;     ///< all of it
    QRect name;    ///< left: the name, and the pid at its end
    QRect track;   ///< where the bar may reach to
    QRect total;
    std::vector<BarSegment> segments;
};

/// Rows for as many bars as fit into `area`. Their height does not depend on how many there are, so that nothing
/// moves when one comes or goes. The largest bar fills its track.
std::vector<BarRow> layOut(std::span<const ProcessBar> bars, const QRect& area, const QFontMetrics& metrics);

/// What the chart needs for ten rows.
int comfortableHeight(const QFontMetrics& metrics);
int tightHeight(const QFontMetrics& metrics);

QString pidText(const ProcessBar& bar);

struct BarHit {
    std::size_t row = 0;
    std::optional<StateGroup> segment;
    friend bool operator==(const BarHit&, const BarHit&) = default;
};
std::optional<BarHit> hitAt(std::span<const BarRow> rows, QPoint position);

}   // namespace socklens
