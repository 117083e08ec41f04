// What may I change? The kernel settings in groups, and everything about the selected one. They are read when the
// page is shown, after every change, and on request. The screen's thread.
#pragma once

#include "app/session/monitor_session.h"

#include <QWidget>
#include <optional>

class QLineEdit;
class QPushButton;
class QTreeView;

namespace socklens {

class SysctlChanger;
class SysctlModel;
class SysctlPanel;

class TuningPage final : public QWidget {
    Q_OBJECT

public:
    explicit TuningPage(MonitorSession& session, QWidget* parent = nullptr);

    /// The keyboard goes to the search.
    void enter();
    /// Selects a setting and brings it into view.
    void showSetting(Sysctl setting);

Q_SIGNALS:
    /// What became of a change, in sentences.
    void reported(const QString& sentences, bool wrong);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildTop();
    void buildTree();
    void readAgain();
    void onAnswered(RequestId request, const Answer& answer);
    void showCurrent();
    void bringIntoView(const QModelIndex& index);
    void updateObjections();
    void search(const QString& words);
    SysctlsAnswer readings() const;

    MonitorSession& m_session;
    SysctlChanger* m_changer;
    SysctlModel* m_model;
    QLineEdit* m_search;
    QPushButton* m_undoAll;
    QTreeView* m_tree;
    SysctlPanel* m_panel;
    std::optional<RequestId> m_question;   ///< the newest one; older answers are old
};

}   // namespace socklens
