// How a row of the chart of processes looks. Pure drawing: GUI thread, cannot fail.
#pragma once

#include "ui/charts/process_bar_layout.h"

#include <optional>

class QPainter;
class QPalette;

namespace socklens {

struct RowLook {
    bool hovered = false;
    bool focused = false;
    std::optional<StateGroup> marked;   ///< the segment that a click would mean
};

void paintRow(QPainter& painter, const ProcessBar& bar, const BarRow& row, const RowLook& look,
              const QPalette& palette);

/// In the middle of an empty chart.
void paintSentence(QPainter& painter, const QRect& area, const QString& sentence, const QPalette& palette);

}   // namespace socklens
