// Which rows of a table or tree somebody sees, from top to bottom: whoever does something for every row does it
// for these only. None while it is hidden. The screen's thread.
#pragma once

#include <QModelIndexList>

class QTableView;
class QTreeView;

namespace socklens {

QModelIndexList rowsInSight(const QTableView& table);
QModelIndexList rowsInSight(const QTreeView& tree);

}   // namespace socklens
