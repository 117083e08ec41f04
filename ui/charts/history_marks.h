// What lies over the areas of the history: grid, labels of both axes, the line under the pointer, and a sentence
// where there is nothing to see. Transparent, ignores the mouse. GUI thread, cannot fail.
#pragma once

#include "ui/charts/history_axes.h"

#include <QRect>
#include <QString>
#include <QWidget>

#include <optional>

namespace socklens {

class HistoryMarks : public QWidget {
    Q_OBJECT

public:
    explicit HistoryMarks(QWidget* parent = nullptr);

    void setPlotRect(const QRect& rect);
    void setAxes(const CountAxis& counts, std::chrono::seconds span);
    void setCrosshair(std::optional<int> x);
    void setMessage(const QString& message);
    void setFocusFrame(bool visible);

    std::optional<int> crosshair() const { return m_crosshair; }
    QString message() const { return m_message; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintGrid(QPainter& painter) const;
    void paintCounts(QPainter& painter) const;
    void paintTimes(QPainter& painter) const;
    void updateAround(std::optional<int> x);

    QRect m_plot;
    CountAxis m_counts;
    std::chrono::seconds m_span{60};
    std::optional<int> m_crosshair;
    QString m_message;
    bool m_focusFrame = false;
};

}   // namespace socklens
