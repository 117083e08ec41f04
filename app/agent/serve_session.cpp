#include "app/agent/serve_session.h"

#include <algorithm>

namespace socklens {

namespace {

/// However many die: so often does it lead to a sample at most.
constexpr std::chrono::milliseconds betweenDeaths{200};

}   // namespace

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
    while (wantsInput()) {
        const auto frame = m_reader.next();
        if (!frame) return object(frame.error());
        if (!*frame) break;
        handleFrame(**frame);
        m_lastHeard = now();   // what took long here was not the client's silence
    }
    if (m_end) return;
    const Time time = now();
    if (time >= m_lastHeard + m_silence) {
        m_end = End::Silence;
        return;
    }
    if (const auto due = sampleAt(); due && time >= *due) {
        m_lastSample = time;
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
    const Time silent = m_lastHeard + m_silence;
    return std::min(silent, sampleAt().value_or(silent));
}

/// Never while something waits to be read: a client that falls behind gets the newest snapshot, not all of them.
std::optional<ServeSession::Time> ServeSession::sampleAt() const {
    if (!m_started || !pending().empty()) return std::nullopt;
    if (m_sampleNow) return Time::min();
    if (m_wishes.paused) return std::nullopt;
    return m_lastSample + (m_holderDied ? std::min(m_wishes.interval, betweenDeaths) : m_wishes.interval);
}

void ServeSession::sample() {
    m_sampleNow = false;
    m_newest = m_services.sample(m_wishes.tcpInfo);
    m_holderDied = false;
    gatherEvents();
    while (!m_events.empty()) send(wire::Happening{takeOldest(m_events, wire::mostEvents)});
    sendFrame(wire::FrameKind::Snapshot, m_encoder.encode(m_newest));
}

void ServeSession::gatherEvents() {
    Events events = m_services.events();
    m_holderDied = m_holderDied || concern(events, *m_newest);
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
    if (wishes.tcpInfo && !m_wishes.tcpInfo) m_sampleNow = true;
    adopt(wishes);
}

void ServeSession::adopt(wire::Wishes wishes) {
    wishes.interval = std::clamp(wishes.interval, shortestInterval, longestInterval);
    m_wishes = wishes;
}

void ServeSession::handle(const wire::SampleWanted& /*now*/) {
    m_sampleNow = true;
}

void ServeSession::handle(const wire::Question& question) {
    if (takeId(question.id)) send(wire::Reply{question.id, m_services.answer(question.query)});
}

void ServeSession::handle(const wire::Batch& batch) {
    if (!takeId(batch.id)) return;
    send(wire::BatchResults{batch.id, m_services.perform(batch.actions)});
    m_sampleNow = true;   // what an action did is seen at once, not an interval later
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
