#include "ui/widgets/row_table.h"

#include "ui/widgets/header_layout.h"

#include <QHeaderView>
#include <QScrollBar>

namespace socklens {

int RowTable::firstColumn() const {
    const std::vector<int> shown = shownSections(*horizontalHeader());
    return shown.empty() ? 0 : shown.front();
}

/// The view brings the whole cell into sight, though only its row was gone to.
void RowTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    const int place = horizontalScrollBar()->value();
    QTableView::currentChanged(current, previous);
    if (current.column() == previous.column()) horizontalScrollBar()->setValue(place);
}

}   // namespace socklens
