#include "ui/widgets/rows_in_sight.h"

#include <QScrollBar>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

namespace socklens {

QModelIndexList rowsInSight(const QTableView& table) {
    const int first = table.isVisible() ? table.rowAt(0) : -1;
    if (first < 0) return {};
    const int below = table.rowAt(table.viewport()->height() - 1);
    const int end = table.model()->rowCount() - 1;   // the table may learn a moment later that some went
    const int last = below >= 0 ? std::min(below, end) : end;
    QModelIndexList rows;
    for (int row = first; row <= last; ++row) rows << table.model()->index(row, 0);
    return rows;
}

QModelIndexList rowsInSight(const QTreeView& tree) {
    if (!tree.isVisible()) return {};
    QModelIndexList rows;
    const int bottom = tree.viewport()->height();
    for (QModelIndex row = tree.indexAt({0, 0}); row.isValid() && tree.visualRect(row).top() < bottom;
         row = tree.indexBelow(row))
        rows << row.siblingAtColumn(0);
    return rows;
}

/// The range changes in the midst of the layout, before the rows have their places.
void whenOthersComeInSight(QAbstractItemView& view, const std::function<void()>& then) {
    const QScrollBar* bar = view.verticalScrollBar();
    QObject::connect(bar, &QScrollBar::valueChanged, &view, then);
    QObject::connect(bar, &QScrollBar::rangeChanged, &view, then, Qt::QueuedConnection);
}

}   // namespace socklens
