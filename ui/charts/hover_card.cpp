#include "ui/charts/hover_card.h"

#include "ui/charts/count_text.h"
#include "ui/charts/quiet_text.h"
#include "ui/style/state_badge.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace socklens {

namespace {

constexpr int padding = 10;
constexpr int distance = 14;   // from the pointer

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

}   // namespace

HoverCard::HoverCard(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setVisible(false);
}

void HoverCard::showBeside(const Reading& reading, QWidget* chart, QPoint point) {
    if (parentWidget() != chart->window()) setParent(chart->window());
    setFont(chart->font());
    setPalette(chart->palette());
    if (reading != m_reading) {
        m_reading = reading;
        update();
    }
    const QSize size = sizeHint();
    const QRect room = parentWidget()->rect().adjusted(2, 2, -2, -2);
    const QPoint at = chart->mapTo(parentWidget(), point);
    QRect box(at + QPoint(distance, distance), size);
    if (box.right() > room.right()) box.moveRight(at.x() - distance);
    box.moveLeft(std::max(box.left(), room.left()));
    box.moveBottom(std::min(box.bottom(), room.bottom()));
    box.moveTop(std::max(box.top(), room.top()));
    setGeometry(box);
    raise();
    show();
}

int HoverCard::lineHeight() const {
    return fontMetrics().height() + 3;
}

QSize HoverCard::sizeHint() const {
    const QFontMetrics metrics = fontMetrics();
    const QFontMetrics boldMetrics(bold(font()));
    const int gap = metrics.height();
    int width =
        boldMetrics.horizontalAdvance(m_reading.heading) + gap + metrics.horizontalAdvance(m_reading.detail);
    int height = 2 * padding + lineHeight();
    if (m_reading.counts) {
        int titles = metrics.horizontalAdvance(tr("Total"));
        for (const StateGroup group : stateGroups)
            titles = std::max(titles, boldMetrics.horizontalAdvance(titleOf(group)));
        const int numbers = boldMetrics.horizontalAdvance(numberText(m_reading.counts->total()));
        width = std::max(width, metrics.height() + 4 + titles + 2 * gap + numbers);
        height += 9 + lineHeight() * static_cast<int>(stateGroups.size() + 1);
    }
    if (!m_reading.remark.isEmpty()) {
        width = std::max(width, QFontMetrics(quietFont(font())).horizontalAdvance(m_reading.remark));
        height += lineHeight();
    }
    return {width + 2 * padding, height};
}

void HoverCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor text = palette().color(QPalette::Text);
    const QColor quiet = quietTextColor(palette(), QPalette::Base);
    QColor edge = text;
    edge.setAlphaF(0.35F);
    painter.fillRect(rect(), palette().base());
    painter.setPen(edge);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));

    QRect line(padding, padding, width() - 2 * padding, lineHeight());
    painter.setPen(text);
    painter.setFont(bold(font()));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_reading.heading);
    painter.setPen(quiet);
    painter.setFont(font());
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_reading.detail);
    line.translate(0, lineHeight());

    if (m_reading.counts) {
        line.translate(0, 3);
        const int badge = fontMetrics().height() * 3 / 4;
        for (const StateGroup group : stateGroups) {
            const std::uint32_t count = (*m_reading.counts)[group];
            painter.setOpacity(count > 0 ? 1 : 0.6);
            paintStateBadge(painter, QRectF(line.left(), line.center().y() - badge / 2.0 + 0.5, badge, badge),
                            group, palette());
            painter.setOpacity(1);
            painter.setPen(count > 0 ? text : quiet);
            painter.setFont(group == m_reading.marked ? bold(font()) : font());
            painter.drawText(line.adjusted(fontMetrics().height() + 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             titleOf(group));
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, numberText(count));
            line.translate(0, lineHeight());
        }
        painter.setPen(edge);
        painter.drawLine(line.left(), line.top() + 2, line.right(), line.top() + 2);
        line.translate(0, 6);
        painter.setPen(text);
        painter.setFont(bold(font()));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("Total"));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, numberText(m_reading.counts->total()));
        line.translate(0, lineHeight());
    }
    painter.setPen(quiet);
    painter.setFont(quietFont(font()));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_reading.remark);
}

}   // namespace socklens
