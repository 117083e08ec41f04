#include "app/wire/messages.h"

#include "app/wire/actions.h"
#include "app/wire/event_columns.h"

namespace socklens::wire {

namespace {

void write(Hello& message, const Greeting& greeting) {
    const socklens::Capabilities& from = greeting.capabilities;
    Capabilities& to = *message.mutable_capabilities();
    message.set_version(greeting.version);
    to.set_self(number(from.self));
    to.set_uid(number(from.uid));
    to.set_effective_uid(number(from.effectiveUid));
    to.set_version(from.version);
    to.set_host(from.host);
    to.set_kernel(from.kernel);
    to.set_signals_anyone(from.signalsAnyone);
    to.set_sees_all_owners(from.seesAllOwners);
    to.set_administers_network(from.administersNetwork);
    to.set_binds_low_ports(from.bindsLowPorts);
    to.set_enters_networks(from.entersNetworks);
    to.set_writes_kept_settings(from.writesKeptSettings);
    to.set_duplicates_anyone(from.duplicatesAnyone);
    to.set_ptrace_scope(from.ptraceScope);
    to.set_destroys_sockets(from.destroysSockets);
    to.set_destroys_time_wait(from.destroysTimeWait);
    to.set_elevated(from.elevated);
    to.set_no_new_privileges(from.noNewPrivileges);
    to.set_seccomp(from.seccomp);
    to.set_exit_source(number(from.exitSource));
    to.set_traces_states(from.tracesStates);
    for (const auto& ancestor : from.ancestors) write(*to.add_ancestors(), ancestor);
}

Greeting read(const Hello& message, Check& check) {
    const Capabilities& from = message.capabilities();
    socklens::Capabilities to;
    to.self = Pid{from.self()};
    to.uid = Uid{from.uid()};
    to.effectiveUid = Uid{from.effective_uid()};
    to.version = from.version();
    to.host = from.host();
    to.kernel = from.kernel();
    to.signalsAnyone = from.signals_anyone();
    to.seesAllOwners = from.sees_all_owners();
    to.administersNetwork = from.administers_network();
    to.bindsLowPorts = from.binds_low_ports();
    to.entersNetworks = from.enters_networks();
    to.writesKeptSettings = from.writes_kept_settings();
    to.duplicatesAnyone = from.duplicates_anyone();
    to.ptraceScope = from.ptrace_scope();
    to.destroysSockets = from.destroys_sockets();
    to.destroysTimeWait = from.destroys_time_wait();
    to.elevated = from.elevated();
    to.noNewPrivileges = from.no_new_privileges();
    to.seccomp = from.seccomp();
    enumFromWire(from.exit_source(), to.exitSource, ExitSource::None, ExitSource::ProcConnector, check);
    to.tracesStates = from.traces_states();
    to.ancestors.reserve(static_cast<std::size_t>(from.ancestors_size()));
    for (const ProcessId& ancestor : from.ancestors()) to.ancestors.push_back(read(ancestor, check));
    return {message.version(), std::move(to)};
}

BatchResults read(const Performed& message, Check& check) {
    BatchResults results{message.id(), {}};
    auto texts = readTexts(message.messages(), check);
    if (!check.require(texts.size() == message.outcomes().size() && texts.size() <= mostActions)) return results;
    results.results.resize(texts.size());
    for (std::size_t at = 0; at < texts.size(); ++at) {
        enumFromWire(static_cast<unsigned char>(message.outcomes()[at]), results.results[at].outcome,
                     Outcome::Done, Outcome::Unknown, check);
        results.results[at].message = std::move(texts[at]);
    }
    return results;
}

struct AgentWriter {
    FromAgent& message;

    void operator()(const Greeting& greeting) const { write(*message.mutable_hello(), greeting); }
    void operator()(const Reply& reply) const {
        message.mutable_answered()->set_id(reply.id);
        write(*message.mutable_answered(), reply.answer);
    }
    void operator()(const BatchResults& batch) const {
        Performed& performed = *message.mutable_performed();
        performed.set_id(batch.id);
        for (const ActionResult& result : batch.results) {
            performed.mutable_outcomes()->push_back(static_cast<char>(result.outcome));
            addText(*performed.mutable_messages(), result.message);
        }
    }
    void operator()(const Note& note) const { addText(*message.mutable_event()->mutable_note(), note.message); }
    void operator()(const Happening& happening) const {
        write(*message.mutable_event()->mutable_happened(), happening.events);
    }
    void operator()(const AlsoHere& /*empty*/) const { message.mutable_pong(); }
    void operator()(const Objection& objection) const {
        if (objection.id) message.mutable_failure()->set_id(*objection.id);
        addText(*message.mutable_failure()->mutable_message(), objection.message);
    }
};

AgentMessage read(const Event& message, Check& check) {
    switch (message.event_case()) {
    case Event::kNote: return Note{readText(message.note(), check)};
    case Event::kHappened: return Happening{readEvents(message.happened(), check)};
    case Event::EVENT_NOT_SET: break;
    }
    check.require(false);
    return AlsoHere{};
}

AgentMessage read(const FromAgent& message, Check& check) {
    switch (message.message_case()) {
    case FromAgent::kHello: return read(message.hello(), check);
    case FromAgent::kAnswered: return Reply{message.answered().id(), read(message.answered(), check)};
    case FromAgent::kPerformed: return read(message.performed(), check);
    case FromAgent::kEvent: return read(message.event(), check);
    case FromAgent::kPong: return AlsoHere{};
    case FromAgent::kFailure: {
        Objection objection{{}, readText(message.failure().message(), check)};
        if (message.failure().has_id()) objection.id = message.failure().id();
        return objection;
    }
    case FromAgent::MESSAGE_NOT_SET: break;
    }
    check.require(false);
    return AlsoHere{};
}

}   // namespace

std::string encode(const AgentMessage& message) {
    FromAgent wire;
    std::visit(AgentWriter{wire}, message);
    return wire.SerializeAsString();
}

tl::expected<AgentMessage, Message> decodeAgentMessage(std::string_view payload) {
    FromAgent wire;
    Check check;
    if (!wire.ParseFromArray(payload.data(), static_cast<int>(payload.size())))
        return tl::unexpected(malformed("message"));
    auto message = read(wire, check);
    if (!check.sound()) return tl::unexpected(malformed("message"));
    return message;
}

}   // namespace socklens::wire
