#include "ui/widgets/icon_label.h"

#include <QEvent>
#include <QStyle>

namespace socklens {

IconLabel::IconLabel(IconName name, QWidget* parent) : QLabel(parent), m_name(name) {
    draw();
}

void IconLabel::setIcon(IconName name) {
    m_name = name;
    draw();
}

void IconLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) draw();
}

void IconLabel::draw() {
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    setPixmap(icon(m_name).pixmap(QSize(size, size), devicePixelRatioF()));
}

}   // namespace socklens
