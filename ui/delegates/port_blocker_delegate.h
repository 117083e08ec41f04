// Paints the sockets that are in the way of a port: the state with its badge. The screen's thread.
#pragma once

#include <QStyledItemDelegate>

namespace socklens {

class PortBlockerDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}   // namespace socklens
