// Is anything wrong? What is, worst first; the states over time, the processes with most sockets, and how many
// come and go. The screen's thread. It is fed only while it is visible.
#pragma once

#include "app/core/process.h"
#include "app/core/state_group.h"
#include "app/insight/finding.h"
#include "app/session/monitor_session.h"
#include "ui/charts/chart_picture.h"

#include <QWidget>
#include <span>

class QLabel;

namespace socklens {

class FindingsList;
class ProcessBarsChart;
class StateHistoryChart;

class OverviewPage final : public QWidget {
    Q_OBJECT

public:
    explicit OverviewPage(const MonitorSession& session, QWidget* parent = nullptr);

    /// Worst first, none if all is well.
    void setFindings(std::span<const Finding> findings);

Q_SIGNALS:
    /// Of a finding: something to be shown, or to be done after it was asked about.
    void findingActionChosen(const socklens::FindingAction& action);
    void processActivated(socklens::ProcessId process);
    void stateActivated(socklens::ProcessId process, socklens::StateGroup group);
    void ownerlessActivated(socklens::Ownership ownership, std::optional<socklens::StateGroup> group);
    void pictureWanted(const socklens::ChartPicturePointer& picture);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow(const UpdatePointer& update);
    void refresh();

    const MonitorSession& m_session;
    FindingsList* m_findings;
    QLabel* m_rate;
    StateHistoryChart* m_history;
    ProcessBarsChart* m_bars;
};

}   // namespace socklens
