// How many TCP and UDP sockets there were in every state over the last ten minutes, as a stacked area.
// The pointer or the arrow keys read the values of a moment. While it is hidden it only keeps the points; the
// picture is made when it is shown. The newest point is "now", so a paused or replayed history stands still.
// GUI thread. Copies what it is given; owns its parts. Cannot fail.
#pragma once

#include "app/core/state_history.h"
#include "ui/charts/chart_accessible.h"
#include "ui/charts/chart_picture.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <span>
#include <vector>

namespace socklens {

class HistoryCanvas;
class HoverCard;
class StateLegend;
struct Reading;

class StateHistoryChart : public QWidget, public SpokenChart {
    Q_OBJECT

public:
    explicit StateHistoryChart(QWidget* parent = nullptr);
    ~StateHistoryChart() override;

    /// By ascending time, as StateHistory has them.
    void setHistory(std::span<const StatePoint> points);

    /// "TCP and UDP sockets now: 214 (12 LISTEN, …); 9 min 58 s ago: 180." For screen readers.
    QString summary() const override;

    ChartPicturePointer picture(const PictureCaption& caption) const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void redraw();
    void updateReading();
    Reading readingOf(std::size_t index) const;
    std::size_t nearestPoint(Timestamp at) const;
    bool isInGap(Timestamp at) const;
    void moveCursor(int steps);
    void forgetCursor();

    std::vector<StatePoint> m_points;
    std::optional<QPoint> m_pointer;   ///< where the mouse is, if over the plot
    std::optional<Timestamp>
        m_keyCursor;   ///< the point that the keyboard chose; it wanders left with the picture
    HistoryCanvas* m_canvas;
    StateLegend* m_legend;
    QPointer<HoverCard> m_card;
};

}   // namespace socklens
