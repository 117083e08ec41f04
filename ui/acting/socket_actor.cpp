#include "ui/acting/socket_actor.h"

#include "app/models/translated.h"
#include "ui/acting/question_box.h"
#include "ui/acting/release_dialog.h"
#include "ui/acting/report.h"
#include "ui/acting/socket_confirmation.h"

#include <QWidget>

namespace socklens {

SocketActor::SocketActor(MonitorSession& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {
    connect(&session, &MonitorSession::progressed, this, &SocketActor::onProgressed);
    connect(&session, &MonitorSession::performed, this, &SocketActor::onPerformed);
}

void SocketActor::act(const MenuSubject& subject, SocketVerb verb) {
    const Snapshot& snapshot = *subject.picture->snapshot;
    if (const auto objection = objectionToAll(verb, snapshot, subject.rows, m_session.capabilities())) {
        Q_EMIT reported(translated(*objection), true);
        return;
    }
    if (verb == SocketVerb::Release)
        askForScope(subject);
    else
        ask(verb, planFor(verb, snapshot, subject.rows, m_session.capabilities()));
}

/// A leftover seldom comes alone: its whole kin can be released with it, which a page need not have shown.
void SocketActor::askForScope(const MenuSubject& subject) {
    const auto rows = rowsIn(m_session.picture(), {subject.picture, subject.rows});
    const bool areGone = rows.empty();   // that is found out, and said, when they are released
    auto* dialog = areGone ? new ReleaseDialog(subject.picture, subject.rows, m_session.capabilities(), m_window)
                           : new ReleaseDialog(m_session.picture(), rows, m_session.capabilities(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { perform(dialog->plan().performable()); });
    dialog->open();
}

void SocketActor::ask(SocketVerb verb, const Plan& plan) {
    askBefore(confirmationFor(verb, plan), m_window, [this, actions = plan.performable()] { perform(actions); });
}

void SocketActor::perform(Actions actions) {
    m_rounds.insert(m_session.perform(std::move(actions)));
}

void SocketActor::onProgressed(RequestId request, std::size_t finished, std::size_t all) {
    if (!m_rounds.contains(request)) return;
    Q_EMIT reported(tr("%1 of %n socket(s) so far …", nullptr, static_cast<int>(all)).arg(finished), false);
}

void SocketActor::onPerformed(RequestId request, const Actions& /*actions*/, const ActionResults& results) {
    if (m_rounds.extract(request).empty()) return;
    const Report report = reportOf(results);
    Q_EMIT reported(report.sentences, report.wrong);
}

}   // namespace socklens
