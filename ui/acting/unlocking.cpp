#include "ui/acting/unlocking.h"

#include "app/models/translated.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QStringList>

namespace socklens {

Unlocking::Unlocking(MonitorSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_action(new QAction(this)) {
    m_action->setShortcut(Qt::CTRL | Qt::Key_U);
    connect(m_action, &QAction::triggered, &session, &MonitorSession::unlock);
    connect(&session, &MonitorSession::rightsChanged, this, &Unlocking::follow);
    connect(&session, &MonitorSession::elevationFailed, this,
            [this](const Message& reason) { Q_EMIT reported(translated(reason), true); });
    connect(&session, &MonitorSession::noted, this,
            [this](const Message& note) { Q_EMIT reported(translated(note), true); });
    follow();
}

QString Unlocking::whatIsMissing(const Capabilities& can) {
    QStringList sentences;
    if (!can.seesAllOwners) sentences << tr("The owners of some sockets stay unknown.");
    if (!can.administersNetwork)
        sentences << tr("Sockets of others cannot be aborted or released, and settings not be changed.");
    if (!can.signalsAnyone) sentences << tr("Processes of other users cannot be ended.");
    return sentences.join(u' ');
}

QString Unlocking::confinementOf(const Capabilities& can) {
    const QString rights = can.noNewPrivileges
                               ? tr("Its agent can gain no further rights (no_new_privs).")
                               : tr("Its agent could gain further rights: no_new_privs could not be had.");
    const QString calls =
        can.seccomp ? tr("It is confined to the system calls that it needs (seccomp).")
                    : tr("It is not confined to the system calls that it needs: seccomp could not be had.");
    return rights + u'\n' + calls;
}

void Unlocking::follow() {
    const Capabilities& can = m_session.capabilities();
    const bool hasAll = can.seesAllOwners && can.administersNetwork && can.signalsAnyone;
    switch (m_session.rights()) {
    case MonitorSession::Rights::Own:
        m_action->setText(tr("Unlock"));
        m_action->setIcon(icon(IconName::Unlock));
        m_action->setToolTip(
            tr("Ask for administrator rights: to see the owners of all sockets, and to close, abort "
               "and release any of them (%1)")
                .arg(m_action->shortcut().toString(QKeySequence::NativeText)));
        break;
    case MonitorSession::Rights::BeingAsked:
        m_action->setText(tr("Unlocking …"));
        m_action->setToolTip(tr("Waiting for the answer to the question for administrator rights"));
        break;
    case MonitorSession::Rights::Elevated:
        m_action->setText(tr("Unlocked"));
        m_action->setIcon(icon(IconName::Lock));
        m_action->setToolTip(tr("Socklens works with administrator rights until its window is closed.") + u'\n' +
                             confinementOf(can));
        if (hasAll)
            Q_EMIT reported(
                tr("Administrator rights were given: the owners of all sockets are visible, and all actions "
                   "are possible."),
                false);
        else
            Q_EMIT reported(tr("Administrator rights were given, but not all of them: %1").arg(whatIsMissing(can)),
                            true);
        break;
    }
    m_action->setEnabled(m_session.rights() == MonitorSession::Rights::Own);
    m_action->setVisible(m_session.canUnlock() && (!hasAll || can.elevated));
}

}   // namespace socklens
