#include "ui/details/trend_line.h"

#include "ui/style/state_palette.h"

#include <QPainter>
#include <algorithm>

namespace socklens {

TrendLine::TrendLine(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrendLine::setTrend(const StoryTrend& trend, const QString& name) {
    if (trend == m_trend) return;
    m_trend = trend;
    setAccessibleName(name);
    setAccessibleDescription(trend.summary);
    setToolTip(trend.summary);
    update();
}

QSize TrendLine::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().height() * 3 / 2};
}

/// Until there is enough for the whole width, a short history takes half of it rather than being a dot at the end.
double TrendLine::secondsShown() const {
    const auto seconds = [](auto time) { return std::chrono::duration<double>(time).count(); };
    const double known = seconds(m_trend.points.back().at - m_trend.points.front().at);
    return std::min(seconds(m_trend.length), std::max(2 * known, 1.0));
}

/// From the lowest to the highest of what is shown; what never changed is a line in the middle, and nothing at all
/// one at the bottom.
void TrendLine::paintEvent(QPaintEvent* /*event*/) {
    if (m_trend.points.size() < 2) return;
    const QRectF area = QRectF(rect()).adjusted(1, 2, -2, -2);
    const auto bounds = std::ranges::minmax_element(m_trend.points, {}, &TrendPoint::value);
    const double low = bounds.min->value;
    const double high = bounds.max->value;
    const Timestamp end = m_trend.points.back().at;
    const double width = secondsShown();
    const auto place = [&](const TrendPoint& point) {
        const double age = std::chrono::duration<double>(end - point.at).count() / width;
        const double height = high > low ? (point.value - low) / (high - low) : high > 0 ? 0.5 : 0;
        return QPointF(area.right() - age * area.width(), area.bottom() - height * area.height());
    };
    QPolygonF line;
    for (const TrendPoint& point : m_trend.points) line << place(point);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = stateColor(StateGroup::Established, palette());
    QPolygonF below = line;
    below << QPointF(line.back().x(), area.bottom()) << QPointF(line.front().x(), area.bottom());
    QColor shade = color;
    shade.setAlphaF(0.15F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawPolygon(below);
    painter.setPen(QPen(color, 1.5));
    painter.drawPolyline(line);
    painter.setBrush(color);
    painter.drawEllipse(line.back(), 1.5, 1.5);
}

}   // namespace socklens
