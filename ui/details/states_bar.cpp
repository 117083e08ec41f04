#include "ui/details/states_bar.h"

#include "ui/style/state_palette.h"

#include <QPainter>

namespace socklens {

StatesBar::StatesBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Sockets by state"));
}

void StatesBar::setCounts(const StateCounts& counts, const QString& text) {
    setAccessibleDescription(text);
    setToolTip(text);
    if (counts == m_counts) return;
    m_counts = counts;
    update();
}

QSize StatesBar::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().height() * 3 / 4};
}

void StatesBar::paintEvent(QPaintEvent* /*event*/) {
    const double total = m_counts.total();
    if (total == 0) return;
    QPainter painter(this);
    const QRectF area = QRectF(rect()).adjusted(0, 2, 0, -2);
    double left = area.left();
    for (const StateGroup group : stateGroups) {
        const double width = area.width() * m_counts[group] / total;
        if (width > 0)
            painter.fillRect(QRectF(left, area.top(), width, area.height()), stateColor(group, palette()));
        left += width;
    }
}

}   // namespace socklens
