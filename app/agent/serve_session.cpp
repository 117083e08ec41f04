#include "app/agent/serve_session.h"

#include <algorithm>

namespace socklens {

ServeSession::ServeSession(Services services, const Capabilities& capabilities, std::chrono::milliseconds silence,
                           Time now)
    : m_services(std::move(services)), m_silence(silence), m_lastHeard(now) {
    send(wire::Greeting{wire::protocolVersion, capabilities});
}

void ServeSession::receive(std::string_view bytes, Time now) {
    m_lastHeard = now;
    m_reader.feed(bytes);
}

void ServeSession::proceed(const std::function<Time()>& now) {
    const Time begin = now();
    m_hasBacklog = false;
    while (wantsInput()) {
        const auto frame = m_reader.next();
        if (!frame) return object(frame.error());
        if (!*frame) break;
        handleFrame(**frame);
        m_lastHeard = now();   // what took long here was not the client's silence
        m_hasBacklog = m_lastHeard >= begin + longestStretch;
    }
    if (m_end) return;
    const Time time = now();
    if (time >= m_lastHeard + m_silence) {
        m_end = End::Silence;
        return;
    }
    if (const auto due = sampleAt(); due && time >= *due) {
        m_pace.begin(time);
        sample();
    }
}

void ServeSession::written(std::size_t bytes) {
    m_written += bytes;
    if (m_written < m_output.size()) return;
    m_output.clear();
    m_written = 0;
}

std::optional<ServeSession::Time> ServeSession::wakeAt() const {
    if (m_end) return std::nullopt;
    if (m_hasBacklog) return Time::min();
    const Time silent = m_lastHeard + m_silence;
    return std::min(silent, sampleAt().value_or(silent));
}

/// Never while something waits to be read: a client that falls behind gets the newest snapshot, not all of them.
std::optional<ServeSession::Time> ServeSession::sampleAt() const {
    if (!m_started || !pending().empty()) return std::nullopt;
    return m_pace.dueAt();
}

void ServeSession::sample() {
    m_newest = m_services.sample(m_wishes);
    m_pace.end(m_newest->cost);
    gatherEvents();
    for (Message& complaint : m_services.complaints()) note(std::move(complaint));
    while (!m_events.empty()) send(wire::Happening{takeOldest(m_events, wire::mostEvents)});
    sendFrame(wire::FrameKind::Snapshot, m_encoder.encode(m_newest));
}

void ServeSession::gatherEvents() {
    Events events = m_services.events();
    if (concern(events, *m_newest)) m_pace.holderDied();
    append(m_events, std::move(events));
}

void ServeSession::handleFrame(const wire::Frame& frame) {
    const auto message = wire::decodeClientMessage(frame.payload);
    if (!message) return object(message.error());
    if (m_started == std::holds_alternative<wire::Started>(*message))
        return object({SOCKLENS_TEXT("The other side does not begin as it should."), {}});
    std::visit([this](const auto& each) { handle(each); }, *message);
}

void ServeSession::handle(const wire::Started& started) {
    if (started.version != wire::protocolVersion)
        return object({SOCKLENS_TEXT("The other side speaks version %1 of the protocol, and this one version %2. "
                                     "Install the same version of Socklens on both sides."),
                       {std::to_string(started.version), std::to_string(wire::protocolVersion)}});
    m_started = true;
    adopt(started.wishes);
}

void ServeSession::handle(const wire::Wishes& wishes) {
    const bool wantsMore = wishes.tcpInfo && !m_wishes.tcpInfo;
    if (wantsMore || wishes.allNetworks != m_wishes.allNetworks) m_pace.wantNow();
    adopt(wishes);
}

void ServeSession::adopt(wire::Wishes wishes) {
    wishes.interval = std::clamp(wishes.interval, shortestInterval, longestInterval);
    m_wishes = wishes;
    m_pace.setInterval(wishes.interval);
    m_pace.setPaused(wishes.paused);
}

void ServeSession::handle(const wire::SampleWanted& /*now*/) {
    m_pace.wantNow();
}

void ServeSession::handle(const wire::Question& question) {
    if (takeId(question.id)) send(wire::Reply{question.id, m_services.answer(question.query)});
}

void ServeSession::handle(const wire::Batch& batch) {
    if (!takeId(batch.id)) return;
    send(wire::BatchResults{batch.id, m_services.perform(batch.actions)});
    m_pace.wantNow();   // what an action did is seen at once, not an interval later
}

void ServeSession::handle(const wire::StillThere& /*ping*/) {
    send(wire::AlsoHere{});
}

void ServeSession::handle(const wire::Farewell& /*farewell*/) {
    m_end = End::Farewell;
}

bool ServeSession::takeId(std::uint64_t id) {
    if (id <= m_lastId) {
        object({SOCKLENS_TEXT("The other side numbers its requests wrongly: %1 came after %2."),
                {std::to_string(id), std::to_string(m_lastId)}},
               id);
        return false;
    }
    m_lastId = id;
    return true;
}

void ServeSession::send(const wire::AgentMessage& message) {
    sendFrame(wire::FrameKind::Message, wire::encode(message));
}

void ServeSession::sendFrame(wire::FrameKind kind, const std::string& payload) {
    if (const auto frame = wire::frameOf(kind, payload, wire::fromAgentLimits)) {
        m_output += *frame;
        return;
    }
    object({SOCKLENS_TEXT("There is more to tell than one message may hold (%1 bytes)."),
            {std::to_string(payload.size())}});
}

void ServeSession::object(Message message, std::optional<std::uint64_t> id) {
    m_end = End::Objection;
    send(wire::Objection{id, std::move(message)});
}

}   // namespace socklens
