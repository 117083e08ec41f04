#include "ui/delegates/sysctl_delegate.h"

#include "app/models/sysctl_model.h"

namespace socklens {

void SysctlDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isGroup = !index.parent().isValid();
    option->font.setBold(isGroup || index.data(SysctlModel::differsRole).toBool());
}

}   // namespace socklens
