#include "ui/delegates/elide_right_delegate.h"

namespace socklens {

void ElideRightDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
}

}   // namespace socklens
