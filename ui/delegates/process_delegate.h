// Paints the cells of the tree of processes: the states of a process as a small bar, that of a socket with its
// badge. The screen's thread.
#pragma once

#include <QStyledItemDelegate>

namespace socklens {

class ProcessDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}   // namespace socklens
