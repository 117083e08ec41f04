#include "ui/style/row_mark_style.h"

#include "ui/style/state_palette.h"

#include <QPainter>
#include <QPalette>
#include <QRect>

namespace socklens {

namespace {

constexpr int barWidth = 4;

struct MarkVariants {
    QRgb barOnLight, barOnDark, tintOnLight, tintOnDark;
};

// By RowMark. Whoever changes a number should run style_test.
constexpr std::array<MarkVariants, rowMarks.size()> markVariants{{
    {0xff0a7a5a, 0xff26c08f, 0xffd9f2e8, 0xff143a30},   // new: bluish green
    {0xffa86a00, 0xffeba104, 0xfffdefc8, 0xff443510},   // changed: amber
    {0xffb3261e, 0xffff7b72, 0xfffbe0de, 0xff4a2423},   // gone: red
}};

const MarkVariants& variantsOf(RowMark mark) {
    return markVariants[static_cast<std::size_t>(mark)];
}

}   // namespace

QColor markTint(RowMark mark, const QPalette& palette) {
    return QColor::fromRgb(isDark(palette) ? variantsOf(mark).tintOnDark : variantsOf(mark).tintOnLight);
}

QColor markColor(RowMark mark, const QPalette& palette) {
    return QColor::fromRgb(isDark(palette) ? variantsOf(mark).barOnDark : variantsOf(mark).barOnLight);
}

void paintMarkBar(QPainter& painter, const QRect& row, RowMark mark, const QColor& color) {
    const QRect bar(row.left(), row.top() + 1, barWidth, row.height() - 2);
    switch (mark) {
    case RowMark::New: painter.fillRect(bar, color); break;
    case RowMark::Changed: {
        constexpr int pieces = 3;
        for (int piece = 0; piece < pieces; ++piece) {
            const int top = bar.top() + bar.height() * piece / pieces;
            const int next = bar.top() + bar.height() * (piece + 1) / pieces;
            painter.fillRect(bar.left(), top, barWidth, next - top - 2, color);
        }
        break;
    }
    case RowMark::Gone:
        painter.fillRect(bar.left(), bar.top(), barWidth, 1, color);
        painter.fillRect(bar.left(), bar.bottom(), barWidth, 1, color);
        painter.fillRect(bar.left(), bar.top(), 1, bar.height(), color);
        painter.fillRect(bar.left() + barWidth - 1, bar.top(), 1, bar.height(), color);
        break;
    }
}

}   // namespace socklens
