// Why can a port not be bound, and how many are left to connect from? The port doctor, and the budgets below it.
// The screen's thread. Emits what is wanted; does nothing itself.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/acting/confirmation.h"
#include "ui/acting/socket_menu.h"

#include <QWidget>

namespace socklens {

class BudgetTable;
class PortDoctorView;

class PortsPage final : public QWidget {
    Q_OBJECT

public:
    explicit PortsPage(MonitorSession& session, QWidget* parent = nullptr);

    void ask(Port port);

Q_SIGNALS:
    void signalWanted(const std::vector<socklens::ProcessPointer>& processes, int signal);
    void filterWanted(const QString& term);
    void actionWanted(const socklens::MenuSubject& subject, socklens::SocketVerb verb);
    void inspectionWanted(const socklens::MenuSubject& subject);
    void settingWanted(socklens::Sysctl setting);
    void processWanted(socklens::ProcessId process);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showBudgets();

    const MonitorSession& m_session;
    PortDoctorView* m_doctor;
    BudgetTable* m_budgets;
};

}   // namespace socklens
