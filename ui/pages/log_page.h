// What was done from this window, by whom, to what, and how it ended. The screen's thread.
#pragma once

#include "app/models/action_log_model.h"
#include "app/session/monitor_session.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace socklens {

class LogPage final : public QWidget {
    Q_OBJECT

public:
    explicit LogPage(MonitorSession& session, QWidget* parent = nullptr);

private:
    void buildTable();
    void copySelection();

    ActionLogModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
};

}   // namespace socklens
