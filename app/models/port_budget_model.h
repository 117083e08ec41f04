// The port budgets as a table, in the order in which they are given. The screen's thread. What changes in a row
// changes there; rows move only when their order does, and selection and focus go with them.
#pragma once

#include "app/insight/port_budget.h"

#include <QAbstractTableModel>
#include <span>
#include <vector>

namespace socklens {

class PortBudgetModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Column : std::uint8_t { Source, Destination, InUse, States, Left, Rate, Exhausted, Process };
    static constexpr int columns = static_cast<int>(Column::Process) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void setBudgets(std::span<const PortBudget> budgets);
    const PortBudget& budgetAt(int row) const { return m_budgets[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void dropMissing(std::span<const PortBudget> budgets);
    void arrange(std::span<const PortBudget> budgets);

    std::vector<PortBudget> m_budgets;
};

}   // namespace socklens
