#include "ui/charts/process_bars_painter.h"

#include "ui/charts/count_text.h"
#include "ui/charts/quiet_text.h"
#include "ui/style/state_palette.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace socklens {

namespace {

QColor faint(QColor color, float alpha) {
    color.setAlphaF(alpha);
    return color;
}

void paintBar(QPainter& painter, const BarRow& row, const RowLook& look, const QPalette& palette) {
    if (row.segments.empty()) return;
    constexpr double radius = 3;
    const QRectF whole = row.segments.front().rect.united(row.segments.back().rect);
    QPainterPath outline;
    outline.addRoundedRect(whole, radius, radius);
    painter.save();
    painter.setClipPath(outline);
    for (const BarSegment& segment : row.segments) {
        QRectF rect = segment.rect;
        // A hairline between the colours, so that neighbours stay apart for every eye.
        if (rect.right() < whole.right() && rect.width() > 3) rect.setRight(rect.right() - 1);
        painter.fillRect(rect, stateColor(segment.group, palette));
    }
    painter.restore();
    for (const BarSegment& segment : row.segments)
        if (segment.group == look.marked) {
            painter.setPen(QPen(palette.color(QPalette::WindowText), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(segment.rect.adjusted(0, 0, -1, 0), radius, radius);
        }
}

}   // namespace

void paintRow(QPainter& painter, const ProcessBar& bar, const BarRow& row, const RowLook& look,
              const QPalette& palette) {
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = painter.fontMetrics();
    const QColor text = palette.color(QPalette::WindowText);
    if (look.hovered || look.focused) {
        painter.setPen(look.focused ? QPen(palette.color(QPalette::Highlight), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(faint(palette.color(QPalette::Highlight), look.hovered ? 0.16F : 0.08F));
        painter.drawRoundedRect(QRectF(row.row).adjusted(1, 1, -1, -1), 4, 4);
    }

    const QString pid = pidText(bar);
    const int pidWidth = pid.isEmpty() ? 0 : metrics.horizontalAdvance(pid) + 10;
    painter.setPen(quietTextColor(palette));
    painter.drawText(row.name, Qt::AlignRight | Qt::AlignVCenter, pid);
    painter.setPen(text);
    const QRect name = row.name.adjusted(0, 0, -pidWidth, 0);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(bar.label, Qt::ElideRight, name.width()));
    painter.drawText(row.total, Qt::AlignRight | Qt::AlignVCenter, numberText(bar.counts.total()));

    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(text, 0.05F));
    painter.drawRoundedRect(row.track, 3, 3);
    paintBar(painter, row, look, palette);
}

void paintSentence(QPainter& painter, const QRect& area, const QString& sentence, const QPalette& palette) {
    painter.setPen(quietTextColor(palette));
    painter.drawText(area.adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, sentence);
}

}   // namespace socklens
