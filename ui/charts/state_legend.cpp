#include "ui/charts/state_legend.h"

#include "ui/charts/count_text.h"
#include "ui/charts/quiet_text.h"
#include "ui/style/state_badge.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace socklens {

namespace {

constexpr int betweenEntries = 16;

}   // namespace

StateLegend::StateLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setAccessibleName(tr("Key to the states"));
}

void StateLegend::setCounts(const std::optional<StateCounts>& counts) {
    if (counts == m_counts) return;
    m_counts = counts;
    setAccessibleDescription(counts ? countsInWords(*counts) : QString());
    updateGeometry();   // longer numbers may need another line
    update();
}

int StateLegend::lineHeight() const {
    return fontMetrics().height() + 4;
}

QString StateLegend::countText(StateGroup group) const {
    return m_counts ? numberText((*m_counts)[group]) : QString();
}

int StateLegend::entryWidth(StateGroup group) const {
    const QFontMetrics metrics = fontMetrics();
    // Room for at least three digits: entries should not move with every sample.
    const int digits =
        std::max(metrics.horizontalAdvance(QLatin1String("000")), metrics.horizontalAdvance(countText(group)));
    return metrics.height() + metrics.horizontalAdvance(titleOf(group)) + 6 + digits;
}

int StateLegend::widestEntry() const {
    int widest = 0;
    for (const StateGroup group : stateGroups) widest = std::max(widest, entryWidth(group));
    return widest;
}

StateLegend::Places StateLegend::places(int width) const {
    const int count = static_cast<int>(stateGroups.size());
    const bool oneLine = sizeHint().width() <= width;
    const int fitting = std::clamp((width + betweenEntries) / (widestEntry() + betweenEntries), 1, count);
    const int lines = (count + fitting - 1) / fitting;
    const int columns = (count + lines - 1) / lines;   // 4 and 3 look better than 6 and 1

    Places places;
    int x = 0;
    for (int index = 0; index < count; ++index) {
        const int entry = entryWidth(stateGroups[static_cast<std::size_t>(index)]);
        const int line = oneLine ? 0 : index / columns;
        if (!oneLine) x = index % columns * (widestEntry() + betweenEntries);
        places[static_cast<std::size_t>(index)] = QRect(x, line * lineHeight(), entry, lineHeight());
        x += entry + betweenEntries;
    }
    return places;
}

int StateLegend::heightForWidth(int width) const {
    return places(width).back().bottom() + 1;
}

QSize StateLegend::sizeHint() const {
    int width = -betweenEntries;
    for (const StateGroup group : stateGroups) width += entryWidth(group) + betweenEntries;
    return {width, lineHeight()};
}

QSize StateLegend::minimumSizeHint() const {
    return {widestEntry(), lineHeight()};
}

void StateLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Places where = places(width());
    const int badge = fontMetrics().height() * 3 / 4;
    for (const StateGroup group : stateGroups) {
        const QRect place = where[static_cast<std::size_t>(group)];
        paintStateBadge(painter, QRectF(place.left(), place.center().y() - badge / 2.0 + 0.5, badge, badge), group,
                        palette());
        const QRect text = place.adjusted(fontMetrics().height(), 0, 0, 0);
        painter.setPen(quietTextColor(palette()));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, titleOf(group));
        if (m_counts && (*m_counts)[group] > 0) painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(text.adjusted(fontMetrics().horizontalAdvance(titleOf(group)) + 6, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, countText(group));
    }
}

bool StateLegend::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto group = groupAt(help->pos()))
        QToolTip::showText(help->globalPos(), QCoreApplication::translate("Message", description(*group)), this,
                           places(width())[static_cast<std::size_t>(*group)]);
    else
        QToolTip::hideText();
    return true;
}

std::optional<StateGroup> StateLegend::groupAt(QPoint position) const {
    const Places where = places(width());
    for (const StateGroup group : stateGroups)
        if (where[static_cast<std::size_t>(group)].contains(position)) return group;
    return std::nullopt;
}

}   // namespace socklens
