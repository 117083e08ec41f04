// How leftovers drain away: how many there were, how many there are, and how many the timers say there will be.
// Painted by hand: one area and one line, with a scale that has its "now" in the middle. The pointer or the arrow
// keys read the values of a moment. GUI thread. Copies what it is given. Cannot fail.
#pragma once

#include "app/core/state_group.h"
#include "app/insight/leftovers.h"
#include "ui/charts/chart_accessible.h"
#include "ui/charts/chart_picture.h"
#include "ui/charts/drain_axes.h"
#include "ui/charts/history_axes.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <span>
#include <vector>

namespace socklens {

class HoverCard;

class DrainChart : public QWidget, public SpokenChart {
    Q_OBJECT

public:
    explicit DrainChart(QWidget* parent = nullptr);
    ~DrainChart() override;

    /// By ascending time; the newest of the past was measured `age` ago. In the colour of the group.
    void setDrain(std::span<const DrainPoint> past, std::span<const DrainPoint> future, StateGroup group,
                  Milliseconds age = {});

    /// "Left now: 9,812; 30 s ago: 12,004; in 41 s: 0." For screen readers.
    QString summary() const override;

    ChartPicturePointer picture(const PictureCaption& caption) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRect plotRect() const;
    int xAt(Timestamp at) const;
    int yAt(std::uint32_t count) const;
    void paintAreas(QPainter& painter) const;
    void paintScales(QPainter& painter) const;
    void read(std::optional<std::size_t> index);
    const DrainPoint& point(std::size_t index) const;
    std::size_t points() const { return m_past.size() + m_future.size(); }
    QString timeInWords(Timestamp at) const;

    std::vector<DrainPoint> m_past;
    std::vector<DrainPoint> m_future;
    Timestamp m_now{};
    StateGroup m_group = StateGroup::TimeWait;
    DrainSpan m_span;
    CountAxis m_counts;
    std::optional<std::size_t> m_read;   ///< the point that is read, of both lists
    QPointer<HoverCard> m_card;
};

}   // namespace socklens
