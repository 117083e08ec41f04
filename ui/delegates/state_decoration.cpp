#include "ui/delegates/state_decoration.h"

#include "app/core/state_group.h"
#include "ui/style/state_badge.h"

#include <QFontMetrics>
#include <QStyleOptionViewItem>

namespace socklens {

void decorateWithState(QStyleOptionViewItem& option, State state) {
    const int size = option.fontMetrics.height();
    option.features |= QStyleOptionViewItem::HasDecoration;
    option.icon = stateBadge(groupOf(state));
    option.decorationSize = QSize(size, size);
    option.decorationPosition = QStyleOptionViewItem::Left;
}

}   // namespace socklens
