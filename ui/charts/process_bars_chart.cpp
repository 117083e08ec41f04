#include "ui/charts/process_bars_chart.h"

#include "ui/charts/count_text.h"
#include "ui/charts/hover_card.h"
#include "ui/charts/process_bars_accessible.h"
#include "ui/charts/process_bars_painter.h"
#include "ui/charts/state_legend.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace socklens {

namespace {

constexpr std::size_t barLimit = 10;

}   // namespace

ProcessBarsChart::ProcessBarsChart(QWidget* parent) : QWidget(parent) {
    makeProcessBarsAccessible();
    setAccessibleName(tr("Processes with most sockets"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

ProcessBarsChart::~ProcessBarsChart() {
    delete m_card.data();
}

void ProcessBarsChart::setBars(std::vector<ProcessBar> bars) {
    m_fed = true;
    m_bars = steadyTop(std::move(bars), m_bars, barLimit);
    place();
}

QString ProcessBarsChart::emptySentence() const {
    return m_fed ? tr("No process that you may see holds a TCP or UDP socket.")
                 : tr("Waiting for the first sample: then this shows which processes hold most sockets.");
}

QString ProcessBarsChart::summary() const {
    if (m_bars.empty()) return emptySentence();
    QStringList rows;
    for (int row = 0; row < rowCount(); ++row) rows << rowInWords(row);
    return rows.join(QLatin1String("; ")) + QLatin1Char('.');
}

/// On the page the key is that of the chart above.
ChartPicturePointer ProcessBarsChart::picture(const PictureCaption& caption) const {
    auto chart = std::make_unique<ProcessBarsChart>();
    chart->m_fed = m_fed;
    chart->m_bars = m_bars;
    chart->resize(size().expandedTo(sizeHint()));
    chart->place();
    const QString words = chart->summary();
    return std::make_shared<const ChartPicture>(caption, words, std::move(chart), size(),
                                                std::make_unique<StateLegend>());
}

QString ProcessBarsChart::rowInWords(int row) const {
    const ProcessBar& bar = m_bars[static_cast<std::size_t>(row)];
    const QString who = bar.process ? tr("%1, process %2").arg(bar.label, pidText(bar)) : bar.label;
    return tr("%1: %2 (%3)", "who, number of sockets, which states")
        .arg(who, numberText(bar.counts.total()), countsInWords(bar.counts));
}

QSize ProcessBarsChart::sizeHint() const {
    return {fontMetrics().height() * 32, comfortableHeight(fontMetrics())};
}

QSize ProcessBarsChart::minimumSizeHint() const {
    return {fontMetrics().height() * 14, tightHeight(fontMetrics())};
}

void ProcessBarsChart::place() {
    m_rows = layOut(m_bars, contentsRect(), fontMetrics());
    updateHover();
    update();
}

void ProcessBarsChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_rows.empty()) {
        paintSentence(painter, rect(), emptySentence(), palette());
        return;
    }
    const std::optional<BarHit> focus = hasFocus() ? chosen() : std::nullopt;
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const auto in = [&](const std::optional<BarHit>& hit) { return hit && hit->row == index; };
        RowLook look;
        look.hovered = in(m_hovered);
        look.focused = in(focus);
        if (look.hovered) look.marked = m_hovered->segment;
        if (look.focused && focus->segment) look.marked = focus->segment;
        paintRow(painter, m_bars[index], m_rows[index], look, palette());
    }
}

void ProcessBarsChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void ProcessBarsChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        place();
    }
}

void ProcessBarsChart::updateHover() {
    const auto hit = m_pointer ? hitAt(m_rows, *m_pointer) : std::nullopt;
    if (hit != m_hovered) {
        m_hovered = hit;
        update();
    }
    if (!hit) {
        unsetCursor();
        if (m_card) m_card->hide();
        return;
    }
    const ProcessBar& bar = m_bars[hit->row];
    setCursor(bar.process ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Reading reading;
    reading.heading = bar.label;
    reading.detail = bar.process ? tr("process %1").arg(pidText(bar)) : QString();
    reading.counts = bar.counts;
    reading.marked = hit->segment;
    if (bar.process)
        reading.remark = hit->segment ? tr("Click: show its %1 sockets", "a state").arg(titleOf(*hit->segment))
                                      : tr("Click: show its sockets");
    if (!m_card) m_card = new HoverCard(this);
    m_card->showBeside(reading, this, *m_pointer);
}

ProcessBarsChart::Target ProcessBarsChart::targetOf(const BarHit& hit) const {
    return {m_bars[hit.row].process, m_bars[hit.row].label, hit.segment};
}

void ProcessBarsChart::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position().toPoint();
    updateHover();
}

void ProcessBarsChart::mousePressEvent(QMouseEvent* event) {
    const auto hit = hitAt(m_rows, event->position().toPoint());
    if (event->button() == Qt::LeftButton && hit) m_pressed = targetOf(*hit);
}

void ProcessBarsChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    const auto hit = hitAt(m_rows, event->position().toPoint());
    if (hit && pressed == targetOf(*hit)) activate(*hit);
}

void ProcessBarsChart::activate(const BarHit& hit) {
    const std::optional<ProcessId> process = m_bars[hit.row].process;
    if (!process)
        Q_EMIT ownerlessActivated(m_bars[hit.row].ownership, hit.segment);
    else if (hit.segment)
        Q_EMIT stateActivated(*process, *hit.segment);
    else
        Q_EMIT processActivated(*process);
}

void ProcessBarsChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    m_pointer.reset();
    updateHover();
}

void ProcessBarsChart::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_pointer.reset();
    updateHover();
}

std::optional<BarHit> ProcessBarsChart::chosen() const {
    if (!m_chosen) return std::nullopt;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_bars[row].process == m_chosen->process && m_bars[row].label == m_chosen->label) {
            const bool stillThere = m_chosen->segment && m_bars[row].counts[*m_chosen->segment] > 0;
            return BarHit{row, stillThere ? m_chosen->segment : std::nullopt};
        }
    return std::nullopt;
}

std::optional<int> ProcessBarsChart::chosenRow() const {
    const auto hit = chosen();
    return hit ? std::optional(static_cast<int>(hit->row)) : std::nullopt;
}

void ProcessBarsChart::chooseRow(int row) {
    if (m_rows.empty()) return;
    choose(BarHit{static_cast<std::size_t>(std::clamp(row, 0, rowCount() - 1)), std::nullopt});
}

void ProcessBarsChart::choose(const std::optional<BarHit>& hit) {
    m_chosen = hit ? std::optional(targetOf(*hit)) : std::nullopt;
    update();
    if (!hit) return;
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(static_cast<int>(hit->row));
    QAccessible::updateAccessibility(&focused);
}

void ProcessBarsChart::chooseSegment(int step) {
    const auto hit = chosen();
    if (!hit) return chooseRow(0);
    // Before the first colour comes the row itself.
    const auto& segments = m_rows[hit->row].segments;
    const auto current = std::ranges::find(segments, hit->segment, &BarSegment::group);
    const auto place = current == segments.end() ? -1 : current - segments.begin();
    const auto next = std::clamp<std::ptrdiff_t>(place + step, -1, std::ssize(segments) - 1);
    choose(
        BarHit{hit->row, next < 0 ? std::nullopt : std::optional(segments[static_cast<std::size_t>(next)].group)});
}

void ProcessBarsChart::keyPressEvent(QKeyEvent* event) {
    const int row = chosenRow().value_or(-1);
    switch (event->key()) {
    case Qt::Key_Up: return chooseRow(row - 1);
    case Qt::Key_Down: return chooseRow(row + 1);
    case Qt::Key_Home: return chooseRow(0);
    case Qt::Key_End: return chooseRow(rowCount() - 1);
    case Qt::Key_Left: return chooseSegment(-1);
    case Qt::Key_Right: return chooseSegment(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto hit = chosen()) return activate(*hit);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void ProcessBarsChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const bool byMouse = event->reason() == Qt::MouseFocusReason;
    if (!byMouse && !chosen()) chooseRow(0);
    update();
}

void ProcessBarsChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}   // namespace socklens
