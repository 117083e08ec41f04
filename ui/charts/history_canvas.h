// The history's picture: the areas with everything around and over them, in one coordinate system.
// GUI thread, owns its two layers, cannot fail.
#pragma once

#include "ui/charts/history_axes.h"

#include "app/core/state_history.h"

#include <QWidget>

#include <optional>
#include <span>

namespace socklens {

class AreaPlot;
class HistoryMarks;

class HistoryCanvas : public QWidget {
    Q_OBJECT

public:
    explicit HistoryCanvas(QWidget* parent = nullptr);

    /// Draws the points; at least two. The newest is "now".
    void setPoints(std::span<const StatePoint> points);
    /// Instead of a picture.
    void setMessage(const QString& message);
    QString message() const;

    /// A line at this moment, or none.
    void setCrosshair(std::optional<Timestamp> at);
    void setFocusFrame(bool visible);

    QRect plotRect() const { return m_plotRect; }
    int xAt(Timestamp at) const;
    Timestamp timeAt(int x) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    AreaPlot* m_areas;
    HistoryMarks* m_marks;
    QRect m_plotRect;
    CountAxis m_counts;
    std::chrono::seconds m_span{60};
    std::uint32_t m_highest = 0;
    Timestamp m_now{};
};

}   // namespace socklens
