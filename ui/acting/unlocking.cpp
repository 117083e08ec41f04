#include "ui/acting/unlocking.h"

#include "app/models/translated.h"
#include "ui/style/icons.h"

#include <QAction>
#include <utility>

namespace socklens {

using Kind = MessageBar::Kind;
using Rights = MonitorSession::Rights;

Unlocking::Unlocking(MonitorSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_action(new QAction(this)) {
    m_action->setShortcut(Qt::CTRL | Qt::Key_U);
    m_action->setAutoRepeat(false);   // held, the key would ask again for what it has just given back
    connect(m_action, &QAction::triggered, this, &Unlocking::toggle);
    connect(&session, &MonitorSession::rightsChanged, this, &Unlocking::follow);
    connect(&session, &MonitorSession::rightsGivenBack, this, [this] {
        m_isElevated = false;
        withdraw(m_answers);
        withdraw(m_notes);
        answer(Kind::Information,
               tr("The administrator rights were given back: Socklens goes on with your own. “Unlock” asks for "
                  "them again."));
    });
    connect(&session, &MonitorSession::elevationFailed, this, [this](const Message& reason) {
        withdraw(m_answers);
        if (std::exchange(m_isElevated, false)) withdraw(m_notes);
        answer(Kind::Warning, translated(reason));
    });
    connect(&session, &MonitorSession::noted, this,
            [this](const Message& note) { report(m_notes, Kind::Warning, translated(note)); });
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

void Unlocking::toggle() {
    if (asks())
        m_session.unlock();
    else
        m_session.lock();
}

void Unlocking::report(QStringList& list, Kind kind, const QString& sentence) {
    if (!list.contains(sentence)) list << sentence;
    Q_EMIT reported(kind, sentence);
}

void Unlocking::withdraw(QStringList& list) {
    for (const QString& sentence : std::exchange(list, {})) Q_EMIT outdated(sentence);
}

void Unlocking::follow() {
    const Capabilities& can = m_session.capabilities();
    const bool hasAll = can.seesAllOwners && can.administersNetwork && can.signalsAnyone;
    switch (m_session.rights()) {
    case Rights::Own:
        m_action->setText(tr("Unlock"));
        m_action->setIcon(icon(IconName::Unlock));
        m_action->setToolTip(
            tr("Ask for administrator rights: to see the owners of all sockets, and to close, abort "
               "and release any of them (%1)")
                .arg(m_action->shortcut().toString(QKeySequence::NativeText)));
        break;
    case Rights::BeingAsked:
        withdraw(m_answers);
        m_action->setText(tr("Unlocking …"));
        m_action->setToolTip(tr("Waiting for the answer to the question for administrator rights"));
        break;
    case Rights::Elevated:
        m_isElevated = true;
        m_action->setText(tr("Lock", "an action: give the administrator rights back"));
        m_action->setIcon(icon(IconName::Lock));
        m_action->setToolTip(
            tr("Socklens works with administrator rights. Give them back, and go on with your own (%1)")
                .arg(m_action->shortcut().toString(QKeySequence::NativeText)) +
            u'\n' + confinementOf(can));
        if (hasAll)
            answer(Kind::Information,
                   tr("Administrator rights were given: the owners of all sockets are visible, and all actions "
                      "are possible."));
        else
            answer(Kind::Warning,
                   tr("Administrator rights were given, but not all of them: %1").arg(whatIsMissing(can)));
        break;
    case Rights::BeingGivenBack:
        m_action->setText(tr("Locking …"));
        m_action->setToolTip(
            tr("Waiting until that is done which was begun with administrator rights; then they are given back"));
        break;
    }
    m_action->setEnabled(m_session.rights() == Rights::Own || m_session.rights() == Rights::Elevated);
    m_action->setVisible(m_session.canUnlock() && (!hasAll || can.elevated));
}

}   // namespace socklens
