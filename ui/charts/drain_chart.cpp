#include "ui/charts/drain_chart.h"

#include "ui/charts/count_text.h"
#include "ui/charts/hover_card.h"
#include "ui/charts/quiet_text.h"
#include "ui/style/state_palette.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace socklens {

namespace {

using std::chrono::seconds;

constexpr int gap = 6;   // between the plot and its labels

}   // namespace

DrainChart::DrainChart(QWidget* parent) : QWidget(parent) {
    makeChartsAccessible();
    setAccessibleName(tr("How the leftovers drain away"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

DrainChart::~DrainChart() {
    delete m_card.data();
}

void DrainChart::setDrain(std::span<const DrainPoint> past, std::span<const DrainPoint> future, StateGroup group,
                          Milliseconds age) {
    m_group = group;
    m_past.assign(past.begin(), past.end());
    m_future.assign(future.begin(), future.end());
    if (!m_past.empty()) {
        m_now = m_past.back().at + age;
        const Timestamp end = m_future.empty() ? m_now : m_future.back().at;
        m_span = drainSpan(std::chrono::floor<seconds>(m_now - m_past.front().at),
                           std::chrono::ceil<seconds>(end - m_now));
        std::uint32_t highest = 0;
        for (const DrainPoint& each : m_past) highest = std::max(highest, each.count);
        m_counts = countAxis(highest, std::max(plotRect().height() / (3 * fontMetrics().height()), 1));
    }
    if (m_read) read(std::min(*m_read, std::max<std::size_t>(points(), 1) - 1));
    update();
}

QString DrainChart::summary() const {
    if (m_past.empty()) return tr("There is nothing to show.");
    const QString last = timeInWords(m_past.back().at);
    QString text = last == agoInWords(seconds(0))
                       ? tr("Left now: %1").arg(numberText(m_past.back().count))
                       : tr("Left %1: %2", "a time ago and a count").arg(last, numberText(m_past.back().count));
    if (m_past.size() > 1)
        text += tr("; %1: %2", "a time ago and a count")
                    .arg(timeInWords(m_past.front().at), numberText(m_past.front().count));
    // What never ends by itself stays; what should be gone may be so at any moment.
    if (!m_future.empty() && m_future.back().count < m_past.back().count)
        text += tr("; %1: %2", "in some time and a count")
                    .arg(timeInWords(std::max(m_future.back().at, m_now + Milliseconds(1))),
                         numberText(m_future.back().count));
    text += QLatin1Char('.');
    if (m_read && points() > 0) {
        const DrainPoint& chosen = point(*m_read);
        text += QLatin1Char(' ') + tr("Chosen: %1: %2.").arg(timeInWords(chosen.at), numberText(chosen.count));
    }
    return text;
}

ChartPicturePointer DrainChart::picture(const PictureCaption& caption) const {
    auto chart = std::make_unique<DrainChart>();
    chart->resize(size().expandedTo(sizeHint()));
    chart->setDrain(m_past, m_future, m_group, m_past.empty() ? Milliseconds() : m_now - m_past.back().at);
    const QString words = chart->summary();
    auto key = std::make_unique<QLabel>(
        tr("%1: what was left at each time. Lighter, under the dashed line: what will be left if nothing happens "
           "but that timers run out.",
           "a state")
            .arg(titleOf(m_group)));
    key->setWordWrap(true);
    return std::make_shared<const ChartPicture>(caption, words, std::move(chart), size(), std::move(key));
}

QString DrainChart::timeInWords(Timestamp at) const {
    if (at <= m_now) return agoInWords(std::chrono::round<seconds>(m_now - at));
    const auto ahead = std::chrono::round<seconds>(at - m_now).count();
    if (ahead < 1) return tr("at any moment");
    if (ahead < 60) return tr("in %1 s").arg(ahead);
    return ahead % 60 == 0 ? tr("in %1 min").arg(ahead / 60)
                           : tr("in %1 min %2 s").arg(ahead / 60).arg(ahead % 60);
}

QRect DrainChart::plotRect() const {
    const QFontMetrics metrics(quietFont(font()));
    const int left = metrics.horizontalAdvance(numberText(std::max(m_counts.top, 1000U))) + 2 * gap;
    return rect().adjusted(left, metrics.height() / 2 + 1, -gap, -metrics.height() - gap - 1);
}

int DrainChart::xAt(Timestamp at) const {
    const QRect plot = plotRect();
    const auto offset = at - m_now + Milliseconds(m_span.past);
    // What is older than the scale lies at its edge.
    return plot.left() +
           std::max(static_cast<int>((plot.width() - 1) * offset / Milliseconds(m_span.length())), 0);
}

int DrainChart::yAt(std::uint32_t count) const {
    const QRect plot = plotRect();
    return plot.bottom() - static_cast<int>(std::int64_t{plot.height() - 1} * count / m_counts.top);
}

void DrainChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(plotRect(), palette().base());
    if (m_past.empty()) {
        painter.setPen(quietTextColor(palette(), QPalette::Base));
        painter.drawText(plotRect(), Qt::AlignCenter | Qt::TextWordWrap, tr("Nothing is left over."));
        return;
    }
    paintAreas(painter);
    paintScales(painter);
    if (m_read && points() > 0) {
        painter.setPen(palette().color(QPalette::Text));
        const int x = xAt(point(*m_read).at);
        painter.drawLine(x, plotRect().top(), x, plotRect().bottom());
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(plotRect().adjusted(1, 1, -1, -1));
    }
}

/// What was is solid; what will be is lighter, under a dashed line.
void DrainChart::paintAreas(QPainter& painter) const {
    const QRect plot = plotRect();
    const auto area = [&](std::span<const DrainPoint> line) {
        QPainterPath path(QPointF(xAt(line.front().at), plot.bottom()));
        for (const DrainPoint& each : line) path.lineTo(xAt(each.at), yAt(each.count));
        path.lineTo(xAt(line.back().at), plot.bottom());
        path.closeSubpath();
        return path;
    };
    painter.save();
    painter.setClipRect(plot);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor color = stateColor(m_group, palette());
    painter.fillPath(area(m_past), color);
    if (!m_future.empty()) {
        std::vector<DrainPoint> ahead{m_past.back()};
        for (const DrainPoint& each : m_future) {   // nothing goes before its time
            ahead.push_back({each.at, ahead.back().count});
            ahead.push_back(each);
        }
        QPolygonF edge;
        for (const DrainPoint& each : ahead) edge << QPointF(xAt(each.at), yAt(each.count));
        QColor faint = color;
        faint.setAlphaF(0.25F);
        painter.fillPath(area(ahead), faint);
        painter.setPen(QPen(color, 1.5));
        painter.drawPolyline(edge);
    }
    painter.restore();
}

void DrainChart::paintScales(QPainter& painter) const {
    const QRect plot = plotRect();
    QColor line = palette().color(QPalette::Text);
    line.setAlphaF(0.13F);
    painter.setFont(quietFont(font()));
    const QFontMetrics metrics = painter.fontMetrics();
    for (std::uint32_t value = 0; value <= m_counts.top; value += m_counts.step) {
        const int y = yAt(value);
        painter.setPen(line);
        painter.drawLine(plot.left(), y, plot.right(), y);
        painter.setPen(quietTextColor(palette()));
        painter.drawText(QRect(0, y - metrics.height() / 2, plot.left() - gap, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, numberText(value));
    }
    const int room = std::max(plot.width() / (metrics.averageCharWidth() * 11), 2);
    for (const DrainTick& tick : drainTicks(m_span, room)) {
        const int x = xAt(m_now + tick.fromNow);
        const int width = metrics.horizontalAdvance(tick.label);
        QRect box(x - width / 2, plot.bottom() + gap, width + 1, metrics.height());
        box.moveRight(std::min(box.right(), this->width() - 1));
        painter.drawText(box, Qt::AlignCenter, tick.label);
        painter.drawLine(x, plot.bottom(), x, plot.bottom() + 3);
    }
    line.setAlphaF(0.6F);
    painter.setPen(line);
    painter.drawLine(xAt(m_now), plot.top(), xAt(m_now), plot.bottom());
    line.setAlphaF(0.27F);
    painter.setPen(line);
    painter.drawRect(plot.adjusted(0, 0, -1, -1));
}

const DrainPoint& DrainChart::point(std::size_t index) const {
    return index < m_past.size() ? m_past[index] : m_future[index - m_past.size()];
}

void DrainChart::read(std::optional<std::size_t> index) {
    m_read = points() > 0 ? index : std::nullopt;
    update();
    if (!m_read) {
        if (m_card) m_card->hide();
        return;
    }
    const DrainPoint& chosen = point(*m_read);
    Reading reading;
    reading.heading = tr("%1 left").arg(numberText(chosen.count));
    reading.detail = timeInWords(chosen.at);
    if (*m_read >= m_past.size() && chosen.at > m_past.back().at)
        reading.remark = tr("If nothing happens but that timers run out.");
    if (!m_card) m_card = new HoverCard(this);
    m_card->showBeside(reading, this, {xAt(chosen.at), plotRect().top()});
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void DrainChart::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (points() == 0 || !plotRect().contains(position)) return read(std::nullopt);
    std::size_t nearest = 0;
    for (std::size_t at = 1; at < points(); ++at)
        if (std::abs(xAt(point(at).at) - position.x()) < std::abs(xAt(point(nearest).at) - position.x()))
            nearest = at;
    read(nearest);
}

void DrainChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    read(std::nullopt);
}

void DrainChart::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    read(std::nullopt);
}

void DrainChart::keyPressEvent(QKeyEvent* event) {
    const std::size_t last = std::max<std::size_t>(points(), 1) - 1;
    const std::size_t from = m_read.value_or(m_past.empty() ? 0 : m_past.size() - 1);
    switch (event->key()) {
    case Qt::Key_Left: return read(from - std::min<std::size_t>(from, 1));
    case Qt::Key_Right: return read(std::min(from + 1, last));
    case Qt::Key_Home: return read(0);
    case Qt::Key_End: return read(last);
    case Qt::Key_Escape:
        if (m_read) return read(std::nullopt);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void DrainChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    read(std::nullopt);
}

QSize DrainChart::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 12};
}

QSize DrainChart::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 7};
}

}   // namespace socklens
