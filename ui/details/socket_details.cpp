#include "ui/details/socket_details.h"

#include "app/core/objections.h"
#include "app/core/plan.h"
#include "app/insight/leftover_text.h"
#include "app/models/translated.h"

namespace socklens {

SocketDetails::SocketDetails(MonitorSession& session, PicturePointer picture, std::uint32_t row, QObject* parent)
    : Details(parent), m_session(session), m_socket(std::move(picture), row) {
    connect(&session, &MonitorSession::answered, this, &SocketDetails::onAnswered);
    connect(&session.names(), &EndpointNames::changed, this, &SocketDetails::askForNames);
    m_knowledge.naming = &session.names();
    recall();
}

void SocketDetails::follow(const UpdatePointer& update) {
    if (m_socket.goneAt()) return;
    m_socket.follow(*update);
    recall();
    if (m_isAsking) ask();
}

void SocketDetails::catchUp(const PicturePointer& picture) {
    m_socket.catchUp(picture);
    recall();
}

/// What the session remembers of it. While the next picture is being thought about, what was known stays.
void SocketDetails::recall() {
    if (m_socket.goneAt() || m_socket.picture() != m_session.picture()) return;
    const Socket& socket = m_socket.socket();
    const bool isLeft = isLeftover(targetOf(socket));
    const PortFacts facts = m_session.portFacts();
    m_knowledge.forecast = isLeft ? std::optional(forecast(socket, false, facts.timers)) : std::nullopt;
    if (facts.memory == nullptr) return;
    m_knowledge.formerOwner = isLeft ? facts.memory->formerOwner(m_socket.row()) : FormerOwner();
    m_knowledge.past = isLeft ? facts.memory->past(m_socket.row()) : std::nullopt;
    if (m_knowledge.past) m_knowledge.past->tcpInfo = nullptr;   // it is the memory's
    const auto& owner = m_knowledge.formerOwner.process;
    const auto death = owner ? facts.memory->death(owner->id) : std::nullopt;
    m_knowledge.formerOwnersEnd =
        death ? translated(textOf(*death, clockText(death->at).toStdString())) : QString();
}

void SocketDetails::rest() {
    m_isAsking = false;
    m_socket.rest();
}

void SocketDetails::ask() {
    m_isAsking = true;
    askForNames();
    if (m_socket.goneAt() || m_socket.picture() != m_session.picture()) return;
    askForFigures();
    askForOptions();
}

/// Those of a relative are the same.
void SocketDetails::askForNames() {
    if (m_isAsking) m_session.names().askFor(m_socket.socket());
}

/// With every picture, unless the answer to the last question is still to come.
void SocketDetails::askForFigures() {
    const Socket& socket = m_socket.socket();
    const bool hasSome = socket.protocol == Protocol::Tcp && socket.state != State::Listen &&
                         socket.state != State::Close && socket.state != State::TimeWait;
    if (hasSome && !m_figures) m_figures = m_session.ask(TcpInfoQuery{targetOf(socket)});
}

/// Once, and again when the state has changed: the program may have set some meanwhile.
void SocketDetails::askForOptions() {
    const Socket& socket = m_socket.socket();
    const bool isKnown = (m_knowledge.options || m_knowledge.whyNoOptions) && m_optionsIn == socket.state;
    if (isKnown || m_options) return;
    m_optionsIn = socket.state;
    const SocketTarget target = targetOf(socket);
    const auto holder = reachableHolder(*m_socket.picture()->snapshot, m_socket.row(), m_session.capabilities());
    m_knowledge.whyNoOptions = objectionToInspect(target, holder.get(), m_session.capabilities());
    if (!m_knowledge.whyNoOptions) m_options = m_session.ask(SocketOptionsQuery{target, holder->id});
}

void SocketDetails::onAnswered(RequestId request, const Answer& answer) {
    const bool areFigures = request == m_figures;
    const bool areOptions = request == m_options;
    if (!areFigures && !areOptions) return;
    if (areFigures) {
        m_figures.reset();
        const auto& figures = std::get<TcpInfoAnswer>(answer);
        const auto now = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
        if (figures)
            m_knowledge.figures.add(now, *figures);
        else
            m_knowledge.whyNoFigures = figures.error();
    }
    if (areOptions) {
        m_options.reset();
        const auto& options = std::get<SocketOptionsAnswer>(answer);
        m_knowledge.options = options ? std::optional(*options) : std::nullopt;
        m_knowledge.whyNoOptions = options ? std::nullopt : std::optional(options.error());
    }
    Q_EMIT changed();
}

Story SocketDetails::story() const {
    return socketStory(m_socket, m_knowledge, m_session.pictureAge());
}

MenuSubject SocketDetails::subject() const {
    MenuSubject subject;
    subject.picture = m_socket.picture();
    subject.offersProcess = true;
    if (m_socket.goneAt()) return subject;
    subject.rows = {m_socket.row()};
    const Snapshot& snapshot = *m_socket.picture()->snapshot;
    for (const std::uint32_t holder : snapshot.holders(m_socket.row()))
        subject.processes.push_back(snapshot.processes[holder]);
    return subject;
}

}   // namespace socklens
