#include "ui/charts/history_canvas.h"

#include "ui/charts/area_plot.h"
#include "ui/charts/count_text.h"
#include "ui/charts/history_bands.h"
#include "ui/charts/history_marks.h"
#include "ui/charts/quiet_text.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace socklens {

HistoryCanvas::HistoryCanvas(QWidget* parent)
    : QWidget(parent), m_areas(new AreaPlot(this)), m_marks(new HistoryMarks(this)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HistoryCanvas::setPoints(std::span<const StatePoint> points) {
    const auto milliseconds = [](Timestamp at) { return static_cast<double>(at.time_since_epoch().count()); };
    m_now = points.back().at;
    m_span = timeSpan(std::chrono::floor<std::chrono::seconds>(m_now - points.front().at));
    m_highest = 0;
    for (const StatePoint& point : points) m_highest = std::max(m_highest, point.counts.total());
    place();
    m_areas->setBands(bandLines(points), milliseconds(m_now - m_span), milliseconds(m_now));
    setMessage({});
}

void HistoryCanvas::setMessage(const QString& message) {
    m_areas->setVisible(message.isEmpty());
    m_marks->setMessage(message);
}

QString HistoryCanvas::message() const {
    return m_marks->message();
}

void HistoryCanvas::setCrosshair(std::optional<Timestamp> at) {
    m_marks->setCrosshair(at ? std::optional(xAt(*at)) : std::nullopt);
}

void HistoryCanvas::setFocusFrame(bool visible) {
    m_marks->setFocusFrame(visible);
}

int HistoryCanvas::xAt(Timestamp at) const {
    return m_plotRect.right() - static_cast<int>(m_plotRect.width() * (m_now - at) / Milliseconds(m_span));
}

Timestamp HistoryCanvas::timeAt(int x) const {
    return m_now - Milliseconds(m_span) * (m_plotRect.right() - x) / std::max(m_plotRect.width(), 1);
}

QSize HistoryCanvas::sizeHint() const {
    const int line = fontMetrics().height();
    return {line * 32, line * 13};
}

QSize HistoryCanvas::minimumSizeHint() const {
    const int line = fontMetrics().height();
    return {line * 14, line * 7};
}

void HistoryCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void HistoryCanvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) place();
}

void HistoryCanvas::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(m_plotRect, palette().base());
}

void HistoryCanvas::place() {
    const QFontMetrics metrics(quietFont(font()));
    const int above = metrics.height() / 2;
    const int below = metrics.height() + 8;
    m_counts = countAxis(m_highest, std::clamp((height() - above - below) / (3 * metrics.height()), 2, 6));
    const int left = metrics.horizontalAdvance(numberText(m_counts.top)) + 8;
    m_plotRect = rect().adjusted(left, above, -1, -below);
    m_areas->setGeometry(m_plotRect);
    m_areas->setTop(m_counts.top);
    m_marks->setGeometry(rect());
    m_marks->setPlotRect(m_plotRect);
    m_marks->setAxes(m_counts, m_span);
}

}   // namespace socklens
