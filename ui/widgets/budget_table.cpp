#include "ui/widgets/budget_table.h"

#include "ui/widgets/row_actions.h"
#include "ui/widgets/table_look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <algorithm>

namespace socklens {

BudgetTable::BudgetTable(QWidget* parent)
    : QTableView(parent), m_model(new PortBudgetModel(this)), m_empty(addEmptyNotice(*this)) {
    using Field = PortBudgetModel::Column;
    setModel(m_model);
    setAccessibleName(tr("Ports left by destination"));
    giveTableLook(*this);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_empty->setText(tr("No destination has many ports in use: connections to each of them have nearly the whole "
                        "range left."));
    for (const auto& [column, letters] :
         {std::pair(Field::Source, 18), std::pair(Field::Destination, 24), std::pair(Field::InUse, 22),
          std::pair(Field::States, 36), std::pair(Field::Left, 22), std::pair(Field::Rate, 10),
          std::pair(Field::Exhausted, 18)})
        fitSection(*horizontalHeader(), static_cast<int>(column), letters);
    horizontalHeader()->setStretchLastSection(true);
    setTextElideMode(Qt::ElideMiddle);   // port and pid are at the end
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT socketsWanted(QString::fromStdString(filterText(m_model->budgetAt(index.row()).destination)));
    });
    auto* copy = new QShortcut(QKeySequence(QKeySequence::Copy), this, nullptr, nullptr, Qt::WidgetShortcut);
    copy->setWhatsThis(tr("Copy the selected rows"));
    connect(copy, &QShortcut::activated, this, &BudgetTable::copySelection);
}

void BudgetTable::setBudgets(std::span<const PortBudget> budgets) {
    m_model->setBudgets(budgets);
    m_empty->setVisible(budgets.empty());
}

void BudgetTable::copySelection() const {
    auto rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < PortBudgetModel::columns; ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

}   // namespace socklens
