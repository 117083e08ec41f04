// How many ports are left for whom: a line per destination with a number of ports in use that matters. The
// screen's thread.
#pragma once

#include "app/models/port_budget_model.h"

#include <QTableView>

class QLabel;

namespace socklens {

class BudgetTable final : public QTableView {
    Q_OBJECT

public:
    explicit BudgetTable(QWidget* parent = nullptr);

    void setBudgets(std::span<const PortBudget> budgets);

Q_SIGNALS:
    /// The ports of a line are wanted, as rows of the Sockets page: Enter, or a double click.
    void socketsWanted(const QString& filter);

private:
    void copySelection() const;

    PortBudgetModel* m_model;
    QLabel* m_empty;
};

}   // namespace socklens
