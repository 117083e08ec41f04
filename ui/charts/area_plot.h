// The stacked area itself, without labels: the one place that knows Qt Charts, so that nothing else needs to
// change when Qt's successor of it comes. Fills its widget, draws in the colours of the states, ignores the mouse.
// GUI thread, cannot fail.
#pragma once

#include "ui/charts/history_bands.h"

#include <QWidget>

class QAreaSeries;
class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace socklens {

class AreaPlot : public QWidget {
    Q_OBJECT

public:
    explicit AreaPlot(QWidget* parent = nullptr);

    /// From and to as BandLines' x.
    void setBands(const BandLines& lines, double from, double to);
    /// How many sockets the upper edge stands for.
    void setTop(double count);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();

    QChart* m_chart;
    QChartView* m_view;
    QValueAxis* m_timeAxis;
    QValueAxis* m_countAxis;
    std::array<QLineSeries*, stateGroups.size()> m_lines{};
    std::array<QAreaSeries*, stateGroups.size()> m_areas{};
};

}   // namespace socklens
