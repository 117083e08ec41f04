// The box beside the pointer that reads a chart: a heading, the count of every state, the total, a remark.
// A child of the chart's window and not of the chart, so that it is not cut off at its edge; not a window of its
// own, so that Wayland lets it follow the pointer.
// GUI thread. Owned by the window it lies in: keep it in a QPointer. Cannot fail.
#pragma once

#include "app/core/state_group.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace socklens {

struct Reading {
    QString heading;
    QString detail;                      ///< beside the heading, quieter
    std::optional<StateCounts> counts;   ///< none: there is only the remark
    std::optional<StateGroup> marked;    ///< the one under the pointer
    QString remark;

    friend bool operator==(const Reading&, const Reading&) = default;
};

class HoverCard : public QWidget {
    Q_OBJECT

public:
    explicit HoverCard(QWidget* parent = nullptr);

    /// Beside `point` of `chart`, on the side where there is room.
    void showBeside(const Reading& reading, QWidget* chart, QPoint point);
    const Reading& reading() const { return m_reading; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int lineHeight() const;

    Reading m_reading;
};

}   // namespace socklens
