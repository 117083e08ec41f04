// From "set this" to what became of it: asks the user where a value has consequences, has it done, and reports
// what the kernel shows. The one place where the screen changes settings. The screen's thread.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/acting/confirmation.h"

#include <QObject>
#include <functional>
#include <set>

class QWidget;

namespace socklens {

class SysctlChanger final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the question.
    SysctlChanger(MonitorSession& session, QWidget* window);

    /// The reading is what was shown when it was decided.
    void set(const SetSysctl& action, const SysctlReading& reading);
    /// Of those that Socklens has changed or keeps; nothing where there is none. Several are asked about.
    void undo(const SysctlsAnswer& readings);

Q_SIGNALS:
    /// What happened, in sentences. `wrong`: not everything was done.
    void reported(const QString& sentences, bool wrong);

private:
    void ask(const Confirmation& question, const Actions& actions);
    void perform(const Actions& actions);
    void onPerformed(RequestId request, const ActionResults& results);

    MonitorSession& m_session;
    QWidget* m_window;
    std::set<RequestId> m_requests;
};

}   // namespace socklens
