#include "ui/pages/ports_page.h"

#include "ui/acting/socket_wishes.h"
#include "ui/pages/port_doctor_view.h"
#include "ui/widgets/budget_table.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace socklens {

PortsPage::PortsPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_doctor(new PortDoctorView(session, wishes, this)),
      m_budgets(new BudgetTable(this)) {
    auto* below = new QWidget(this);
    auto* heading = new QLabel(tr("Ports that outgoing connections have taken, by destination"), below);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    auto* belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(0, 4, 0, 0);
    belowLayout->addWidget(heading);
    belowLayout->addWidget(m_budgets, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_doctor);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(splitter);
    connect(m_budgets, &BudgetTable::socketsWanted, &wishes, &SocketWishes::filterWanted);
    connect(&session, &MonitorSession::updated, this, [this] {
        if (isVisible()) showBudgets();
    });
}

void PortsPage::ask(Port port) {
    m_doctor->ask(port);
}

void PortsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showBudgets();
}

void PortsPage::showBudgets() {
    m_budgets->setBudgets(m_session.conclusions().budgets);
}

}   // namespace socklens
