// Which rows of a table or tree somebody sees, from top to bottom: whoever does something for every row does it
// for these only. None while it is hidden. The screen's thread.
#pragma once

#include <QModelIndexList>
#include <functional>

class QAbstractItemView;
class QTableView;
class QTreeView;

namespace socklens {

QModelIndexList rowsInSight(const QTableView& table);
QModelIndexList rowsInSight(const QTreeView& tree);

/// Calls it when others may have come in sight: scrolled to, by another size, or because some are gone.
void whenOthersComeInSight(QAbstractItemView& view, const std::function<void()>& then);

}   // namespace socklens
