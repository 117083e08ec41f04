#include "app/wire/messages.h"

#include "app/wire/actions.h"

namespace socklens::wire {

namespace {

/// Longer than anybody waits, and far from any overflow.
constexpr std::uint64_t longestInterval = std::uint64_t{24} * 60 * 60 * 1000;

void write(Watch& message, const Wishes& wishes) {
    message.set_interval_ms(static_cast<std::uint64_t>(std::max<std::int64_t>(wishes.interval.count(), 0)));
    message.set_paused(wishes.paused);
    message.set_tcp_info(wishes.tcpInfo);
    message.set_all_networks(wishes.allNetworks);
}

Wishes read(const Watch& message) {
    return {std::chrono::milliseconds(std::min(message.interval_ms(), longestInterval)), message.paused(),
            message.tcp_info(), message.all_networks()};
}

struct ClientWriter {
    ToAgent& message;

    void operator()(const Started& started) const {
        message.mutable_start()->set_version(started.version);
        write(*message.mutable_start()->mutable_watch(), started.wishes);
    }
    void operator()(const Wishes& wishes) const { write(*message.mutable_watch(), wishes); }
    void operator()(const SampleWanted& /*now*/) const { message.mutable_sample_now(); }
    void operator()(const Question& question) const {
        message.mutable_ask()->set_id(question.id);
        write(*message.mutable_ask(), question.query);
    }
    void operator()(const Batch& batch) const {
        message.mutable_perform()->set_id(batch.id);
        for (const auto& action : batch.actions) write(*message.mutable_perform()->add_actions(), action);
    }
    void operator()(const StillThere& /*empty*/) const { message.mutable_ping(); }
    void operator()(const Farewell& /*empty*/) const { message.mutable_bye(); }
};

Batch read(const Perform& message, Check& check) {
    Batch batch{message.id(), {}};
    if (!check.require(static_cast<std::size_t>(message.actions_size()) <= mostActions)) return batch;
    batch.actions.reserve(static_cast<std::size_t>(message.actions_size()));
    for (const Action& action : message.actions()) batch.actions.push_back(read(action, check));
    return batch;
}

ClientMessage read(const ToAgent& message, Check& check) {
    switch (message.message_case()) {
    case ToAgent::kStart: return Started{message.start().version(), read(message.start().watch())};
    case ToAgent::kWatch: return read(message.watch());
    case ToAgent::kSampleNow: return SampleWanted{};
    case ToAgent::kAsk: return Question{message.ask().id(), read(message.ask(), check)};
    case ToAgent::kPerform: return read(message.perform(), check);
    case ToAgent::kPing: return StillThere{};
    case ToAgent::kBye: return Farewell{};
    case ToAgent::MESSAGE_NOT_SET: break;
    }
    check.require(false);
    return StillThere{};
}

}   // namespace

std::string encode(const ClientMessage& message) {
    ToAgent wire;
    std::visit(ClientWriter{wire}, message);
    return wire.SerializeAsString();
}

tl::expected<ClientMessage, Message> decodeClientMessage(std::string_view payload) {
    ToAgent wire;
    Check check;
    if (!wire.ParseFromArray(payload.data(), static_cast<int>(payload.size())))
        return tl::unexpected(malformed("request"));
    auto message = read(wire, check);
    if (!check.sound()) return tl::unexpected(malformed("request"));
    return message;
}

}   // namespace socklens::wire
