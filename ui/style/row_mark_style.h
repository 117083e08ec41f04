// How a marked row looks: a tint behind its text, and a bar at its edge whose form says the same without the
// colour. Every text stays readable on the tints, and the bars have a contrast of 3:1 against them.
// Pure functions of the palette: GUI thread, cannot fail.
#pragma once

#include "app/core/row_mark.h"

#include <QColor>

class QPainter;
class QPalette;
class QRect;

namespace socklens {

/// Behind the text of a row.
QColor markTint(RowMark mark, const QPalette& palette);
QColor markColor(RowMark mark, const QPalette& palette);

/// The bar at the left edge of a row: whole, broken into pieces, or only its outline.
void paintMarkBar(QPainter& painter, const QRect& row, RowMark mark, const QColor& color);

}   // namespace socklens
