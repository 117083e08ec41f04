// How every table of the program looks: dense, quiet, digits under digits. The screen's thread.
#pragma once

class QAbstractItemView;
class QHeaderView;
class QTableView;
class QTreeView;

namespace socklens {

void giveTableLook(QTableView& table);
void giveTableLook(QTreeView& tree);

/// Room for so many letters, but never less than the title needs.
void fitSection(QHeaderView& header, int section, int letters);

/// The room on either side of a cell's text, in pixels.
int cellMargin(const QAbstractItemView& view);

}   // namespace socklens
