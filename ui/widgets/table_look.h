// How every table of the program looks: dense, quiet, digits under digits. The screen's thread.
#pragma once

class QAbstractItemView;
class QTableView;
class QTreeView;

namespace socklens {

void giveTableLook(QTableView& table);
void giveTableLook(QTreeView& tree);

/// The room on either side of a cell's text, in pixels.
int cellMargin(const QAbstractItemView& view);

}   // namespace socklens
