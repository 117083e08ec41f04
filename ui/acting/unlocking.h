// The button that asks for administrator rights, or gives them back, and says how it went. The screen's thread.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/widgets/message_bar.h"

#include <QObject>
#include <QStringList>

class QAction;

namespace socklens {

class Unlocking final : public QObject {
    Q_OBJECT

public:
    explicit Unlocking(MonitorSession& session, QObject* parent = nullptr);

    /// Belongs to this; hidden where there is nothing to unlock.
    QAction* action() const { return m_action; }
    /// Whether the button asks for rights now.
    bool asks() const { return m_session.rights() == MonitorSession::Rights::Own; }

Q_SIGNALS:
    /// Beside what others have said: what was done just before may have been waited for.
    void reported(socklens::MessageBar::Kind kind, const QString& sentence);
    /// What was reported is of former rights.
    void outdated(const QString& sentence);

private:
    static QString whatIsMissing(const Capabilities& can);
    /// What the agent gave up of what it could do.
    static QString confinementOf(const Capabilities& can);
    void toggle();
    void follow();
    void report(QStringList& list, MessageBar::Kind kind, const QString& sentence);
    void answer(MessageBar::Kind kind, const QString& sentence) { report(m_answers, kind, sentence); }
    void withdraw(QStringList& list);

    MonitorSession& m_session;
    QAction* m_action;
    bool m_isElevated = false;
    QStringList m_answers;   ///< to the question for rights: reported, and not outdated
    QStringList m_notes;     ///< of the probe that is used now, likewise
};

}   // namespace socklens
