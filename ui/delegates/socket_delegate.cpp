#include "ui/delegates/socket_delegate.h"

#include "app/models/socket_model.h"
#include "ui/delegates/state_decoration.h"

namespace socklens {

void SocketDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto* model = qobject_cast<const SocketModel*>(index.model());
    if (model == nullptr || index.row() >= static_cast<int>(model->order().size())) return;
    const SocketView view = model->viewAt(index.row());
    const Column column = SocketModel::columnAt(index.column());
    if (column == Column::State) decorateWithState(*option, view.socket().state);
    if (column == Column::Process && ownership(view.snapshot, view.row) != Ownership::Held)
        option->palette.setBrush(QPalette::Text, option->palette.brush(QPalette::PlaceholderText));
}

}   // namespace socklens
