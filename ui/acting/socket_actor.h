// From "close, abort or release these" to what became of it: plans, asks, performs, and reports what the kernel
// shows. The one place where the screen acts on sockets. The screen's thread.
#pragma once

#include "app/core/plan.h"
#include "app/session/monitor_session.h"
#include "ui/acting/socket_menu.h"

#include <QObject>
#include <set>

class QWidget;

namespace socklens {

class SocketActor final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the question.
    SocketActor(MonitorSession& session, QWidget* window);

    void act(const MenuSubject& subject, SocketVerb verb);

Q_SIGNALS:
    /// What happened, in sentences. `wrong`: not everything was done.
    void reported(const QString& sentences, bool wrong);

private:
    void askForScope(const MenuSubject& subject);
    void ask(SocketVerb verb, const Plan& plan);
    void perform(Actions actions);
    void onProgressed(RequestId request, std::size_t finished, std::size_t all);
    void onPerformed(RequestId request, const Actions& actions, const ActionResults& results);

    MonitorSession& m_session;
    QWidget* m_window;
    std::set<RequestId> m_rounds;
};

}   // namespace socklens
