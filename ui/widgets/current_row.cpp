#include "ui/widgets/current_row.h"

#include <QAbstractItemView>
#include <QItemSelectionModel>

namespace socklens {

QModelIndex chosenRow(const QAbstractItemView& view) {
    const QModelIndex current = view.currentIndex().siblingAtColumn(0);
    return current.isValid() && view.selectionModel()->isSelected(current) ? current : QModelIndex();
}

void whenRowIsChosen(QAbstractItemView& view, const std::function<void(const QModelIndex& row)>& tell) {
    const auto look = [&view, tell] {
        if (const QModelIndex row = chosenRow(view); row.isValid()) tell(row);
    };
    // With the mouse it is first the current one, then selected; with the keys it is the other way round.
    QObject::connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, &view, look);
    QObject::connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, &view, look);
}

}   // namespace socklens
