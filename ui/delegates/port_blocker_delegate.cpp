#include "ui/delegates/port_blocker_delegate.h"

#include "app/models/port_blocker_model.h"
#include "ui/delegates/state_decoration.h"

namespace socklens {

void PortBlockerDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto column = static_cast<PortBlockerModel::Column>(index.column());
    const bool isSentence = column == PortBlockerModel::Column::Why;
    if (!isSentence) option->textElideMode = Qt::ElideMiddle;   // pid and port are at the end
    const auto* model = qobject_cast<const PortBlockerModel*>(index.model());
    if (model != nullptr && column == PortBlockerModel::Column::State)
        decorateWithState(*option, model->stateAt(index.row()));
}

}   // namespace socklens
