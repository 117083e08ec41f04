#include "ui/widgets/scrolled_content.h"

#include <QScreen>
#include <QStyle>
#include <algorithm>

namespace socklens {

namespace {

// For the window's frame, the dialog's margins and its buttons.
constexpr QSize aroundIt(40, 120);

}   // namespace

ScrolledContent::ScrolledContent(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
}

QSize ScrolledContent::sizeHint() const {
    const QSize wanted = widget()->sizeHint();
    const QSize room = screen()->availableSize() - aroundIt;
    const int bar = wanted.height() > room.height() ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0;
    return (wanted + QSize(bar, 0)).boundedTo(room);
}

/// Narrower, it would be cut off.
QSize ScrolledContent::minimumSizeHint() const {
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int width = widget()->minimumSizeHint().width() + bar;
    return {std::min(width, sizeHint().width()), fontMetrics().height() * 6};
}

}   // namespace socklens
