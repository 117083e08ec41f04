#include "ui/widgets/row_mark_key.h"

#include "app/models/translated.h"
#include "ui/style/row_mark_style.h"

#include <QFontMetrics>
#include <QPainter>

namespace socklens {

namespace {

constexpr int beforeText = 9;
constexpr int afterText = 6;

}   // namespace

RowMarkKey::RowMarkKey(RowMark mark, QWidget* parent)
    : QWidget(parent), m_mark(mark), m_title(translated(title(mark))) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(translated(description(mark)));
    setAccessibleName(m_title);
    setAccessibleDescription(toolTip());
}

QFont RowMarkKey::textFont() const {
    QFont written = font();
    written.setStrikeOut(m_mark == RowMark::Gone);   // as in the row
    return written;
}

QSize RowMarkKey::sizeHint() const {
    const QFontMetrics metrics(textFont());
    return {beforeText + metrics.horizontalAdvance(m_title) + afterText, metrics.height() + 4};
}

void RowMarkKey::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), markTint(m_mark, palette()));
    paintMarkBar(painter, rect(), m_mark, markColor(m_mark, palette()));
    painter.setFont(textFont());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(rect().adjusted(beforeText, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_title);
}

}   // namespace socklens
