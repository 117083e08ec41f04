#include "app/link/agent_probe.h"

#include "app/link/agent_failure.h"
#include "app/probe/process_facts.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <algorithm>

namespace socklens {

namespace {

/// Pings while one's patience lasts; with the usual one, far more than what the agent takes for silence needs.
constexpr int pings = 6;
constexpr qsizetype longestComplaint = 4096;
/// An agent that was told to end: how long before it is taken down. One of root's cannot be.
constexpr int timeToEndMs = 5000;

}   // namespace

AgentProbe::AgentProbe(tl::expected<Launch, Message> launch, std::chrono::milliseconds patience, QObject* parent)
    : Probe(parent), m_process(new QProcess(this)) {
    connect(m_process, &QProcess::readyReadStandardOutput, this, &AgentProbe::read);
    connect(m_process, &QProcess::readyReadStandardError, this,
            [this] { m_complaint = (m_complaint + m_process->readAllStandardError()).right(longestComplaint); });
    connect(m_process, &QProcess::finished, this, qOverload<int, QProcess::ExitStatus>(&AgentProbe::end));
    connect(m_process, &QProcess::errorOccurred, this, qOverload<QProcess::ProcessError>(&AgentProbe::end));
    m_ping.setInterval(patience / pings);
    m_silence.setInterval(patience);
    connect(&m_ping, &QTimer::timeout, this, [this] { send(wire::StillThere{}); });
    connect(&m_silence, &QTimer::timeout, this, &AgentProbe::noteSilence);
    if (launch)
        m_process->start(launch->program, launch->arguments);
    else
        QMetaObject::invokeMethod(
            this, [this, reason = launch.error()] { fail(reason); }, Qt::QueuedConnection);
}

/// Does not wait: the process outlives the probe until it has seen that its input is closed.
AgentProbe::~AgentProbe() {
    m_process->disconnect(this);
    if (m_process->state() == QProcess::NotRunning) return;
    send(wire::Farewell{});
    m_process->setParent(nullptr);
    m_process->closeWriteChannel();
    QProcess* process = m_process;
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    connect(process, &QProcess::errorOccurred, process, &QObject::deleteLater);
    QTimer::singleShot(timeToEndMs, process, &QProcess::kill);
}

void AgentProbe::setInterval(std::chrono::milliseconds interval) {
    m_wishes.interval = interval;
    send(m_wishes);
}

void AgentProbe::setPaused(bool paused) {
    m_wishes.paused = paused;
    send(m_wishes);
}

void AgentProbe::setTcpInfo(bool wanted) {
    m_wishes.tcpInfo = wanted;
    send(m_wishes);
}

void AgentProbe::setAllNetworks(bool wanted) {
    m_wishes.allNetworks = wanted;
    send(m_wishes);
}

void AgentProbe::sampleNow() {
    send(wire::SampleWanted{});
}

SnapshotPointer AgentProbe::takeSnapshot() {
    return std::exchange(m_snapshot, nullptr);
}

RequestId AgentProbe::ask(Query query) {
    const std::uint64_t id = ++m_lastRequest;
    m_open.insert(id);
    send(wire::Question{id, std::move(query)});
    return RequestId{id};
}

RequestId AgentProbe::perform(Actions actions) {
    const std::uint64_t id = ++m_lastRequest;
    m_open.insert(id);
    send(wire::Batch{id, std::move(actions)});
    return RequestId{id};
}

void AgentProbe::send(const wire::ClientMessage& message) {
    switch (m_state) {
    case State::Ended: return;
    case State::Starting:
        // How snapshots are wanted goes with the greeting; the rest waits for it.
        if (!std::holds_alternative<wire::Wishes>(message)) m_early.push_back(message);
        return;
    case State::Ready: break;
    }
    const auto frame = wire::frameOf(wire::FrameKind::Message, wire::encode(message), wire::toAgentLimits);
    if (!frame) {
        fail({SOCKLENS_TEXT("There is more to ask than one request may hold. Choose fewer sockets at a time."),
              {}});
        return;
    }
    m_process->write(frame->data(), static_cast<qint64>(frame->size()));
}

void AgentProbe::read() {
    const QByteArray bytes = m_process->readAllStandardOutput();
    m_reader.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    while (m_state != State::Ended) {
        const auto frame = m_reader.next();
        if (!frame) return fail(frame.error());
        if (!*frame) break;
        take(**frame);
    }
}

void AgentProbe::noteSilence() {
    if (m_process->waitForReadyRead(0)) return;   // it was this process that did not listen
    constexpr int mostAtWork = 4;
    if (++m_silences < mostAtWork && !m_open.empty()) return;
    fail({SOCKLENS_TEXT(
              "The agent does not answer any more. Everything goes on without it; what it was doing may or "
              "may not be done."),
          {}});
}

void AgentProbe::take(const wire::Frame& frame) {
    m_silences = 0;
    if (m_state == State::Ready) m_silence.start();
    if (frame.kind == wire::FrameKind::Snapshot && m_state == State::Ready) {
        const auto snapshot = m_decoder.decode(frame.payload);
        if (!snapshot) return fail(snapshot.error());
        m_snapshot = *snapshot;
        Q_EMIT snapshotReady();
        return;
    }
    const auto message = wire::decodeAgentMessage(frame.payload);
    if (!message) return fail(message.error());
    const bool greeted = m_state == State::Ready;
    if (frame.kind == wire::FrameKind::Snapshot || greeted == std::holds_alternative<wire::Greeting>(*message))
        return fail({SOCKLENS_TEXT("The agent does not begin as it should."), {}});
    std::visit([this](const auto& each) { take(each); }, *message);
}

void AgentProbe::take(const wire::Greeting& greeting) {
    if (greeting.version != wire::protocolVersion)
        return fail(
            {SOCKLENS_TEXT("The agent speaks version %1 of the protocol, and this program version %2. Install "
                           "the same version of both."),
             {std::to_string(greeting.version), std::to_string(wire::protocolVersion)}});
    m_capabilities = greeting.capabilities;
    // With its start time: on another machine the number means nothing.
    const Pid self{static_cast<std::int32_t>(QCoreApplication::applicationPid())};
    const auto isThis = [&](const ProcessId& process) {
        return process.pid == self && findProcess("/proc", process);
    };
    if (std::ranges::any_of(m_capabilities.ancestors, isThis)) m_capabilities.screen = self;
    m_state = State::Ready;
    send(wire::Started{wire::protocolVersion, m_wishes});
    for (const wire::ClientMessage& message : std::exchange(m_early, {})) send(message);
    m_ping.start();
    m_silence.start();
    Q_EMIT ready();
}

void AgentProbe::take(const wire::Reply& reply) {
    if (isAnswer(reply.id)) Q_EMIT answered(RequestId{reply.id}, reply.answer);
}

void AgentProbe::take(const wire::BatchResults& results) {
    if (isAnswer(results.id)) Q_EMIT performed(RequestId{results.id}, results.results);
}

void AgentProbe::take(const wire::Note& note) {
    Q_EMIT noted(note.message);
}

void AgentProbe::take(const wire::Happening& happening) {
    append(m_events, Events(happening.events));
}

void AgentProbe::take(const wire::AlsoHere& /*pong*/) {}

void AgentProbe::take(const wire::Objection& objection) {
    fail(objection.message);
}

/// To a request that has none yet.
bool AgentProbe::isAnswer(std::uint64_t id) {
    if (m_open.erase(id) == 1) return true;
    fail({SOCKLENS_TEXT("The agent answered what it was not asked."), {}});
    return false;
}

void AgentProbe::end(QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;   // otherwise it also finishes
    AgentEnd end;
    end.notStarted = true;
    end.program = m_process->program();
    fail(agentFailure(end));
}

void AgentProbe::end(int exitCode, QProcess::ExitStatus status) {
    read();   // its last words
    m_complaint = (m_complaint + m_process->readAllStandardError()).right(longestComplaint);
    AgentEnd end;
    end.bySignal = status == QProcess::CrashExit;
    end.exitCode = exitCode;
    end.wasReady = m_state == State::Ready;
    end.program = m_process->program();
    end.complaint = m_complaint;
    fail(agentFailure(end));
}

void AgentProbe::fail(const Message& reason) {
    if (m_state == State::Ended) return;
    m_state = State::Ended;
    m_ping.stop();
    m_silence.stop();
    m_process->closeWriteChannel();
    // Not from in here: who hears it may destroy this probe.
    QMetaObject::invokeMethod(
        this, [this, reason] { Q_EMIT failed(reason); }, Qt::QueuedConnection);
}

}   // namespace socklens
