// "Inspect socket options": asks the probe for what a program has set on one socket, and shows it in a dialog that
// stays until it is closed. The screen's thread.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/acting/socket_menu.h"

#include <QObject>
#include <map>

class QWidget;

namespace socklens {

class Inspection final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the dialog.
    Inspection(MonitorSession& session, QWidget* window);

    /// The first of the rows.
    void inspect(const MenuSubject& subject);

Q_SIGNALS:
    /// Why it cannot be.
    void refused(const QString& sentence);

private:
    struct Subject {
        SocketTarget socket;
        std::shared_ptr<const Process> holder;
    };
    void onAnswered(RequestId request, const Answer& answer);
    void show(const Subject& subject, const SocketOptions& options);

    MonitorSession& m_session;
    QWidget* m_window;
    std::map<RequestId, Subject> m_asked;
};

}   // namespace socklens
