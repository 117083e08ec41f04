// Paints the cells of the table of sockets: the state with its badge, quietly what has no owner. The screen's
// thread.
#pragma once

#include <QStyledItemDelegate>

namespace socklens {

class SocketDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}   // namespace socklens
