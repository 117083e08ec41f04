// The button that asks for administrator rights, and says how it went. The screen's thread.
#pragma once

#include "app/session/monitor_session.h"

#include <QObject>

class QAction;

namespace socklens {

class Unlocking final : public QObject {
    Q_OBJECT

public:
    explicit Unlocking(MonitorSession& session, QObject* parent = nullptr);

    /// Belongs to this; hidden where there is nothing to unlock.
    QAction* action() const { return m_action; }

Q_SIGNALS:
    void reported(const QString& sentence, bool wrong);

private:
    static QString whatIsMissing(const Capabilities& can);
    /// What the agent gave up of what it could do.
    static QString confinementOf(const Capabilities& can);
    void follow();

    MonitorSession& m_session;
    QAction* m_action;
};

}   // namespace socklens
