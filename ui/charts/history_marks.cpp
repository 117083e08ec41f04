#include "ui/charts/history_marks.h"

#include "ui/charts/count_text.h"
#include "ui/charts/quiet_text.h"

#include <QFontMetrics>
#include <QPainter>

namespace socklens {

namespace {

constexpr int labelGap = 6;   // between the plot and its labels

}   // namespace

HistoryMarks::HistoryMarks(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void HistoryMarks::setPlotRect(const QRect& rect) {
    if (rect == m_plot) return;
    m_plot = rect;
    update();
}

void HistoryMarks::setAxes(const CountAxis& counts, std::chrono::seconds span) {
    if (counts == m_counts && span == m_span) return;
    m_counts = counts;
    m_span = span;
    update();
}

void HistoryMarks::setCrosshair(std::optional<int> x) {
    if (x == m_crosshair) return;
    updateAround(m_crosshair);
    m_crosshair = x;
    updateAround(m_crosshair);
}

void HistoryMarks::setMessage(const QString& message) {
    if (message == m_message) return;
    m_message = message;
    update();
}

void HistoryMarks::setFocusFrame(bool visible) {
    m_focusFrame = visible;
    update();
}

void HistoryMarks::updateAround(std::optional<int> x) {
    if (x) update(QRect(*x - 2, m_plot.top(), 5, m_plot.height()));   // not the areas left and right of it
}

void HistoryMarks::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(quietFont(font()));
    if (m_message.isEmpty()) {
        paintGrid(painter);
        paintCounts(painter);
        paintTimes(painter);
    } else {
        painter.setFont(font());
        painter.setPen(quietTextColor(palette(), QPalette::Base));
        const QRect inside = m_plot.adjusted(16, 8, -16, -8);
        painter.drawText(inside, Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    if (m_crosshair) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawLine(*m_crosshair, m_plot.top(), *m_crosshair, m_plot.bottom());
    }
    if (m_focusFrame) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(m_plot.adjusted(1, 1, -1, -1));
    }
}

void HistoryMarks::paintGrid(QPainter& painter) const {
    QColor line = palette().color(QPalette::Text);
    line.setAlphaF(0.13F);   // over the areas, so that their heights can be read
    painter.setPen(line);
    for (std::uint32_t value = m_counts.step; value < m_counts.top; value += m_counts.step) {
        const int y = m_plot.bottom() + 1 - static_cast<int>(std::int64_t{m_plot.height()} * value / m_counts.top);
        painter.drawLine(m_plot.left(), y, m_plot.right(), y);
    }
    line.setAlphaF(0.27F);
    painter.setPen(line);
    painter.drawRect(m_plot.adjusted(0, 0, -1, -1));
}

void HistoryMarks::paintCounts(QPainter& painter) const {
    const QFontMetrics metrics = painter.fontMetrics();
    painter.setPen(quietTextColor(palette()));
    for (std::uint32_t value = 0; value <= m_counts.top; value += m_counts.step) {
        const int y = m_plot.bottom() + 1 - static_cast<int>(std::int64_t{m_plot.height()} * value / m_counts.top);
        const QRect box(0, y - metrics.height() / 2, m_plot.left() - labelGap, metrics.height());
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, numberText(value));
    }
}

void HistoryMarks::paintTimes(QPainter& painter) const {
    const QFontMetrics metrics = painter.fontMetrics();
    const bool sparse = m_plot.width() < metrics.horizontalAdvance(QLatin1Char('0')) * 45;
    for (const TimeTick& tick : timeTicks(m_span, sparse)) {
        const int x = m_plot.right() - static_cast<int>((m_plot.width() - 1) * tick.ago.count() / m_span.count());
        const int width = metrics.horizontalAdvance(tick.label);
        QRect box(x - width / 2, m_plot.bottom() + labelGap, width + 1, metrics.height());
        // Flush with the edges of the plot, clear of the counts to the left.
        if (tick.ago == m_span) box.moveLeft(x);
        if (tick.ago.count() == 0) box.moveRight(x);
        painter.setPen(quietTextColor(palette()));
        painter.drawText(box, Qt::AlignCenter, tick.label);
        painter.drawLine(x, m_plot.bottom(), x, m_plot.bottom() + 3);
    }
}

}   // namespace socklens
