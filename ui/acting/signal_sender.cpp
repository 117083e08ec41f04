#include "ui/acting/signal_sender.h"

#include "app/core/objections.h"
#include "ui/acting/question_box.h"
#include "ui/acting/report.h"

#include <QWidget>
#include <algorithm>
#include <span>

namespace socklens {

SignalSender::SignalSender(MonitorSession& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {
    connect(&session, &MonitorSession::answered, this, &SignalSender::onAnswered);
    connect(&session, &MonitorSession::performed, this, &SignalSender::onPerformed);
}

void SignalSender::send(const std::vector<ProcessPointer>& processes, int signal) {
    auto round = std::make_shared<Round>();
    round->signal = signal;
    std::vector<ProcessPointer> hit;
    for (const ProcessPointer& process : processes) {
        if (auto objection = objectionToSignal(*process, m_session.capabilities()))
            round->spared.push_back({process, *std::move(objection)});
        else
            hit.push_back(process);
    }
    round->targets = targetsOf(*m_session.picture()->snapshot, hit);
    if (round->targets.empty()) return reportNobody(*round);
    const std::span described = std::span(round->targets).first(describedOf(round->targets.size()));
    round->waitingFor = described.size();
    for (const Target& target : described)
        m_rounds.emplace(m_session.ask(ProcessQuery{target.process->id}), round);
}

void SignalSender::reportNobody(const Round& round) {
    ActionResults results;
    for (const Spared& spared : round.spared) results.push_back({Outcome::Refused, spared.reason});
    if (results.empty())
        results.push_back({Outcome::Refused, {SOCKLENS_TEXT("No process is known that holds this."), {}}});
    Q_EMIT reported(reportOf(results).sentences, true);
}

void SignalSender::onAnswered(RequestId request, const Answer& answer) {
    const auto found = m_rounds.extract(request);
    if (found.empty()) return;
    const RoundPointer round = found.mapped();
    const auto& process = std::get<ProcessAnswer>(answer);
    for (Target& target : round->targets)
        if (target.process->id == process.process) target.children = process.children;
    if (--round->waitingFor == 0) confirm(round);
}

void SignalSender::confirm(const RoundPointer& round) {
    askBefore(confirmationFor(round->targets, round->spared, round->signal), m_window,
              [this, round] { perform(round); });
}

void SignalSender::perform(const RoundPointer& round) {
    Actions actions;
    actions.reserve(round->targets.size());
    for (const Target& target : round->targets)
        actions.emplace_back(SendSignal{target.process->id, round->signal});
    m_rounds.emplace(m_session.perform(std::move(actions)), round);
}

void SignalSender::onPerformed(RequestId request, const Actions& /*actions*/, const ActionResults& results) {
    if (m_rounds.extract(request).empty()) return;
    const Report report = reportOf(results);
    Q_EMIT reported(report.sentences, report.wrong);
}

}   // namespace socklens
