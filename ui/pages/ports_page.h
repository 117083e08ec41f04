// Why can a port not be bound, and how many are left to connect from? The port doctor, and the budgets below it.
// The screen's thread.
#pragma once

#include "app/session/monitor_session.h"

#include <QWidget>

namespace socklens {

class BudgetTable;
class PortDoctorView;
class SocketWishes;

class PortsPage final : public QWidget {
    Q_OBJECT

public:
    PortsPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

    void ask(Port port);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showBudgets();

    const MonitorSession& m_session;
    PortDoctorView* m_doctor;
    BudgetTable* m_budgets;
};

}   // namespace socklens
