#include "ui/charts/state_history_chart.h"

#include "ui/charts/count_text.h"
#include "ui/charts/history_bands.h"
#include "ui/charts/history_canvas.h"
#include "ui/charts/hover_card.h"
#include "ui/charts/state_legend.h"

#include <QAccessible>
#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace socklens {

namespace {

using std::chrono::seconds;

QString clockTime(Timestamp at) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    return QLocale().toString(time.time(), QStringLiteral("HH:mm:ss"));
}

}   // namespace

StateHistoryChart::StateHistoryChart(QWidget* parent)
    : QWidget(parent), m_canvas(new HistoryCanvas(this)), m_legend(new StateLegend(this)) {
    makeChartsAccessible();
    setAccessibleName(tr("Sockets by state over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_legend);
    redraw();
}

StateHistoryChart::~StateHistoryChart() {
    delete m_card.data();
}

void StateHistoryChart::setHistory(std::span<const StatePoint> points) {
    m_points = thinned(points);
    if (isVisible()) redraw();
}

void StateHistoryChart::redraw() {
    m_legend->setCounts(m_points.empty() ? std::nullopt : std::optional(m_points.back().counts));
    if (m_points.size() >= 2)
        m_canvas->setPoints(m_points);
    else
        m_canvas->setMessage(
            tr("Waiting for the first samples: then this shows how many TCP and UDP sockets are in "
               "which state, and how that changes."));
    updateReading();
}

QString StateHistoryChart::summary() const {
    if (m_points.empty()) return m_canvas->message();
    const StatePoint& first = m_points.front();
    const StatePoint& last = m_points.back();
    QString text = last.counts.total() > 0 ? tr("TCP and UDP sockets now: %1 (%2)")
                                                 .arg(numberText(last.counts.total()), countsInWords(last.counts))
                                           : tr("TCP and UDP sockets now: none");
    if (m_points.size() > 1)
        text += tr("; %1: %2", "a time ago and a count")
                    .arg(agoInWords(std::chrono::round<seconds>(last.at - first.at)),
                         numberText(first.counts.total()));
    text += QLatin1Char('.');
    if (m_keyCursor) {
        const StatePoint& chosen = m_points[nearestPoint(*m_keyCursor)];
        text += QLatin1Char(' ') +
                tr("At %1: %2 (%3).")
                    .arg(clockTime(chosen.at), numberText(chosen.counts.total()), countsInWords(chosen.counts));
    }
    return text;
}

ChartPicturePointer StateHistoryChart::picture(const PictureCaption& caption) const {
    auto chart = std::make_unique<StateHistoryChart>();
    chart->m_points = m_points;
    chart->redraw();
    const QString words = chart->summary();
    return std::make_shared<const ChartPicture>(caption, words, std::move(chart), size(), nullptr);
}

void StateHistoryChart::updateReading() {
    std::optional<Timestamp> at = m_keyCursor;
    if (m_pointer && m_points.size() >= 2) at = m_canvas->timeAt(m_canvas->mapFromParent(*m_pointer).x());
    if (!at || m_points.size() < 2 || *at < m_points.front().at - seconds(1)) {
        m_canvas->setCrosshair(std::nullopt);
        if (m_card) m_card->hide();
        return;
    }

    Reading reading;
    if (m_pointer && isInGap(*at)) {
        reading.heading = clockTime(*at);
        reading.remark = tr("Nothing was sampled at this time.");
    } else {
        const std::size_t index = nearestPoint(*at);
        at = m_points[index].at;
        reading = readingOf(index);
    }
    m_canvas->setCrosshair(at);
    const QPoint line = m_canvas->mapToParent(QPoint(m_canvas->xAt(*at), m_canvas->plotRect().top()));
    if (!m_card) m_card = new HoverCard(this);
    m_card->showBeside(reading, this, {line.x(), m_pointer ? m_pointer->y() : line.y()});
}

Reading StateHistoryChart::readingOf(std::size_t index) const {
    const StatePoint& point = m_points[index];
    Reading reading;
    reading.heading = clockTime(point.at);
    reading.detail = agoInWords(std::chrono::round<seconds>(m_points.back().at - point.at));
    reading.counts = point.counts;
    return reading;
}

std::size_t StateHistoryChart::nearestPoint(Timestamp at) const {
    const auto after = std::ranges::lower_bound(m_points, at, {}, &StatePoint::at);
    if (after == m_points.begin()) return 0;
    const bool previousIsNearer = after == m_points.end() || at - std::prev(after)->at < after->at - at;
    return static_cast<std::size_t>(after - m_points.begin()) - (previousIsNearer ? 1 : 0);
}

bool StateHistoryChart::isInGap(Timestamp at) const {
    const auto after = std::ranges::upper_bound(m_points, at, {}, &StatePoint::at);
    if (after == m_points.begin() || after == m_points.end()) return false;
    return isGapAfter(m_points, static_cast<std::size_t>(after - m_points.begin()) - 1);
}

void StateHistoryChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    redraw();
}

void StateHistoryChart::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_pointer.reset();
    if (m_card) m_card->hide();
}

void StateHistoryChart::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    const bool overPlot = m_canvas->plotRect().contains(m_canvas->mapFromParent(position));
    m_pointer = overPlot ? std::optional(position) : std::nullopt;
    updateReading();
}

void StateHistoryChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    m_pointer.reset();
    updateReading();
}

void StateHistoryChart::keyPressEvent(QKeyEvent* event) {
    const bool far = event->modifiers().testFlag(Qt::ControlModifier);
    const int all = static_cast<int>(m_points.size());
    switch (event->key()) {
    case Qt::Key_Left: return moveCursor(far ? -10 : -1);
    case Qt::Key_Right: return moveCursor(far ? 10 : 1);
    case Qt::Key_Home: return moveCursor(-all);
    case Qt::Key_End: return moveCursor(all);
    case Qt::Key_Escape:
        if (m_keyCursor) return forgetCursor();
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void StateHistoryChart::moveCursor(int steps) {
    if (m_points.size() < 2) return;
    const int last = static_cast<int>(m_points.size()) - 1;
    const int from = m_keyCursor ? static_cast<int>(nearestPoint(*m_keyCursor)) : last;
    m_keyCursor = m_points[static_cast<std::size_t>(std::clamp(from + steps, 0, last))].at;
    m_pointer.reset();
    updateReading();
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void StateHistoryChart::forgetCursor() {
    m_keyCursor.reset();
    updateReading();
}

void StateHistoryChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const bool byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                            event->reason() == Qt::ShortcutFocusReason;
    m_canvas->setFocusFrame(byKeyboard);
}

void StateHistoryChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_canvas->setFocusFrame(false);
    forgetCursor();
}

}   // namespace socklens
