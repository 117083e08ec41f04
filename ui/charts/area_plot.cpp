#include "ui/charts/area_plot.h"

#include "ui/style/state_palette.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QList>
#include <QSignalBlocker>
#include <QValueAxis>

namespace socklens {

AreaPlot::AreaPlot(QWidget* parent)
    : QWidget(parent),
      m_chart(new QChart),
      m_view(new QChartView(m_chart, this)),
      m_timeAxis(new QValueAxis),
      m_countAxis(new QValueAxis) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);   // QGraphicsView makes it one of its own
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->viewport()->setAutoFillBackground(false);

    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_countAxis, Qt::AlignLeft);
    for (std::size_t band = 0; band < m_areas.size(); ++band) {
        m_lines[band] = new QLineSeries(m_chart);
        m_areas[band] = new QAreaSeries(m_lines[band], band > 0 ? m_lines[band - 1] : nullptr);
        m_areas[band]->setPen(Qt::NoPen);   // a pen costs six times the paint
        m_chart->addSeries(m_areas[band]);
        m_areas[band]->attachAxis(m_timeAxis);
        m_areas[band]->attachAxis(m_countAxis);
    }
    // The labels are painted around the plot, where they can be placed better than Qt Charts does.
    m_timeAxis->setVisible(false);
    m_countAxis->setVisible(false);
    applyPalette();
}

void AreaPlot::setBands(const BandLines& lines, double from, double to) {
    for (std::size_t band = 0; band < lines.size(); ++band) {
        // Without the blocker every line lays out both of its areas; the one change of range lays out all.
        const QSignalBlocker quiet(m_lines[band]);
        m_lines[band]->replace(QList<QPointF>(lines[band].begin(), lines[band].end()));
    }
    const bool sameTimes = m_timeAxis->min() == from && m_timeAxis->max() == to;
    m_timeAxis->setRange(from, to);
    if (sameTimes)
        for (QLineSeries* line : m_lines) Q_EMIT line->pointsReplaced();
}

void AreaPlot::setTop(double count) {
    m_countAxis->setRange(0, count);
}

void AreaPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_view->setGeometry(rect());
    m_chart->setPlotArea(QRectF(rect()));
}

void AreaPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyPalette();
}

void AreaPlot::applyPalette() {
    for (const StateGroup group : stateGroups)
        m_areas[static_cast<std::size_t>(group)]->setBrush(stateColor(group, palette()));
}

}   // namespace socklens
