// Cells that are cut off at their end, in a table that cuts off the middle of the others. The screen's thread.
#pragma once

#include <QStyledItemDelegate>

namespace socklens {

class ElideRightDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}   // namespace socklens
