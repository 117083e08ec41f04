#include "ui/acting/socket_actor.h"

#include "app/models/translated.h"
#include "ui/acting/release_dialog.h"
#include "ui/acting/report.h"
#include "ui/acting/socket_confirmation.h"

#include <QMessageBox>
#include <QPushButton>

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
    const Confirmation text = confirmationFor(verb, plan);
    auto* box = new QMessageBox(QMessageBox::Warning, text.title, text.title, QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text.details.isEmpty() ? text.question
                                                   : QStringLiteral("%1\n\n%2").arg(text.question, text.details));
    box->setDetailedText(text.wholeList);
    QPushButton* proceed = box->addButton(text.button, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    connect(proceed, &QPushButton::clicked, this, [this, actions = plan.performable()] { perform(actions); });
    box->open();
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
