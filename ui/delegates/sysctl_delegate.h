// Rows of settings: what differs from the default is bold, and so are the titles of groups. The screen's thread.
#pragma once

#include <QStyledItemDelegate>

namespace socklens {

class SysctlDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}   // namespace socklens
