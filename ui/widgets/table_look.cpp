#include "ui/widgets/table_look.h"

#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

namespace socklens {

void giveTableLook(QTableView& table) {
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setCornerButtonEnabled(false);
    table.setTabKeyNavigation(false);   // Tab leaves the table; the arrows move in it
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 6);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void giveTableLook(QTreeView& tree) {
    tree.setAlternatingRowColors(true);
    tree.setUniformRowHeights(true);
    tree.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree.header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    tree.header()->setStretchLastSection(true);
}

}   // namespace socklens
