// How every table of the program looks: dense, quiet, digits under digits. The screen's thread.
#pragma once

class QAbstractItemView;
class QHeaderView;
class QTableView;
class QTreeView;

namespace socklens {

void giveTableLook(QTableView& table);
void giveTableLook(QTreeView& tree);

/// The room on either side of a cell's text, in pixels.
int cellMargin(const QAbstractItemView& view);
/// What the title of a column needs, the arrow of a sorted one included.
int titleWidth(const QHeaderView& header, int section);

}   // namespace socklens
