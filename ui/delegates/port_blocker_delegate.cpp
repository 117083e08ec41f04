#include "ui/delegates/port_blocker_delegate.h"

#include "app/models/port_blocker_model.h"
#include "ui/delegates/state_decoration.h"

namespace socklens {

void PortBlockerDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto* model = qobject_cast<const PortBlockerModel*>(index.model());
    if (model != nullptr && index.column() == static_cast<int>(PortBlockerModel::Column::State))
        decorateWithState(*option, model->stateAt(index.row()));
}

}   // namespace socklens
