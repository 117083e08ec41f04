// How every table of the program looks: dense, quiet, digits under digits. The screen's thread.
#pragma once

class QTableView;
class QTreeView;

namespace socklens {

void giveTableLook(QTableView& table);
void giveTableLook(QTreeView& tree);

}   // namespace socklens
