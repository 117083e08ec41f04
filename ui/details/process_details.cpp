#include "ui/details/process_details.h"

#include "app/insight/leftover_text.h"
#include "app/models/translated.h"

#include <algorithm>

namespace socklens {

ProcessDetails::ProcessDetails(MonitorSession& session, ProcessPointer process, QObject* parent)
    : Details(parent), m_session(session), m_id(process->id) {
    m_facts.process = std::move(process);
    m_facts.at = session.picture()->snapshot->capturedAt;
    connect(&session, &MonitorSession::answered, this, &ProcessDetails::onAnswered);
    connect(&session.names(), &EndpointNames::changed, this, &ProcessDetails::askForNames);
    m_knowledge.naming = &session.names();
}

void ProcessDetails::catchUp(const PicturePointer& picture) {
    if (m_isAsking) ask();
    if (picture->snapshot->sockets.size() <= mostAtOnce) {
        m_counting.cancel();
        return take(factsOf(*picture, m_id));
    }
    if (m_counting.isBusy()) return;   // or it would never come to an end
    m_counting.begin([this, picture](const std::stop_token& /*overtaken*/) {
        const auto facts = std::make_shared<const ProcessFacts>(factsOf(*picture, m_id));
        return [this, facts] {
            take(*facts);
            Q_EMIT changed();
        };
    });
}

void ProcessDetails::take(const ProcessFacts& facts) {
    m_knowledge.sockets.add(facts.at, facts.counts.total() + facts.unixSockets);
    if (facts.process) {
        m_facts = facts;
        m_knowledge.withoutSocketsSince.reset();
    } else if (!m_knowledge.withoutSocketsSince) {
        m_knowledge.withoutSocketsSince = facts.at;
    }
    const PortFacts known = m_session.portFacts();
    if (known.memory == nullptr) return;
    const auto death = known.memory->death(m_id);
    if (death) m_knowledge.end = translated(textOf(*death, clockText(death->at).toStdString()));
}

void ProcessDetails::rest() {
    m_isAsking = false;
    m_counting.cancel();
}

void ProcessDetails::ask() {
    m_isAsking = true;
    askForNames();
    const Timestamp now = m_session.picture()->snapshot->capturedAt;
    const bool isDue = now < m_askedAt || now >= m_askedAt + questionPace;
    if (m_asked || !isDue) return;
    m_askedAt = now;
    m_asked = m_session.ask(ProcessQuery{m_id});
}

void ProcessDetails::askForNames() {
    if (!m_isAsking) return;
    for (const Socket& listener : m_facts.listeners->snapshot->sockets) m_session.names().askFor(listener);
}

void ProcessDetails::onAnswered(RequestId request, const Answer& answer) {
    if (request != m_asked) return;
    m_asked.reset();
    m_knowledge.answer = std::get<ProcessAnswer>(answer);
    Q_EMIT changed();
}

Story ProcessDetails::story() const {
    return processStory(m_facts, m_knowledge);
}

/// Its sockets are found when somebody asks for them: that looks at every one.
MenuSubject ProcessDetails::subject() const {
    MenuSubject subject;
    subject.picture = m_session.picture();
    subject.cellFilter = QStringLiteral("pid=%1").arg(number(m_id.pid));
    if (m_knowledge.withoutSocketsSince) return subject;
    const Snapshot& snapshot = *subject.picture->snapshot;
    const auto found =
        std::ranges::find(snapshot.processes, m_id, [](const ProcessPointer& each) { return each->id; });
    if (found == snapshot.processes.end()) return subject;
    subject.processes = {*found};
    const auto wanted = static_cast<std::uint32_t>(found - snapshot.processes.begin());
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row)
        if (std::ranges::find(snapshot.holders(row), wanted) != snapshot.holders(row).end())
            subject.rows.push_back(row);
    return subject;
}

}   // namespace socklens
