// What client and agent say to each other beside snapshots, as values: see socklens.proto for the conversation.
// Any thread; encoding cannot fail. Decoding is written for a hostile peer: what it gives is sound, and what it
// refuses comes with a sentence.
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/core/event.h"
#include "app/core/query.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>

namespace socklens::wire {

inline constexpr std::uint32_t protocolVersion = 3;
inline constexpr std::size_t mostActions = 1000;   ///< in one batch
/// Of each kind in one message. Each may bring a process, with a command and a control group of 4 KiB: three kinds
/// of so many stay within a frame.
inline constexpr std::size_t mostEvents = 600;

/// How snapshots are wanted.
struct Wishes {
    std::chrono::milliseconds interval{1000};
    bool paused = false;
    bool tcpInfo = false;
    bool allNetworks = false;
    friend bool operator==(const Wishes&, const Wishes&) = default;
};

struct Started {
    std::uint32_t version = protocolVersion;
    Wishes wishes;
    friend bool operator==(const Started&, const Started&) = default;
};
struct SampleWanted {
    friend bool operator==(const SampleWanted&, const SampleWanted&) = default;
};
struct Question {
    std::uint64_t id = 0;
    Query query;
    friend bool operator==(const Question&, const Question&) = default;
};
struct Batch {
    std::uint64_t id = 0;
    Actions actions;
    friend bool operator==(const Batch&, const Batch&) = default;
};
struct StillThere {
    friend bool operator==(const StillThere&, const StillThere&) = default;
};
struct Farewell {
    friend bool operator==(const Farewell&, const Farewell&) = default;
};
using ClientMessage = std::variant<Started, Wishes, SampleWanted, Question, Batch, StillThere, Farewell>;

struct Greeting {
    std::uint32_t version = protocolVersion;
    socklens::Capabilities capabilities;   // not the message of the same name
    friend bool operator==(const Greeting&, const Greeting&) = default;
};
struct Reply {
    std::uint64_t id = 0;
    Answer answer;
    friend bool operator==(const Reply&, const Reply&) = default;
};
struct BatchResults {
    std::uint64_t id = 0;
    ActionResults results;
    friend bool operator==(const BatchResults&, const BatchResults&) = default;
};
/// Something that is not as it should be; nobody asked.
struct Note {
    Message message;
    friend bool operator==(const Note&, const Note&) = default;
};
/// What happened up to the next snapshot.
struct Happening {
    Events events;
    friend bool operator==(const Happening&, const Happening&) = default;
};
struct AlsoHere {
    friend bool operator==(const AlsoHere&, const AlsoHere&) = default;
};
/// The session ends.
struct Objection {
    std::optional<std::uint64_t> id;   ///< of the request that it answers
    Message message;
    friend bool operator==(const Objection&, const Objection&) = default;
};
using AgentMessage = std::variant<Greeting, Reply, BatchResults, Note, Happening, AlsoHere, Objection>;

/// Payloads of frames.
std::string encode(const ClientMessage& message);
std::string encode(const AgentMessage& message);
tl::expected<ClientMessage, Message> decodeClientMessage(std::string_view payload);
tl::expected<AgentMessage, Message> decodeAgentMessage(std::string_view payload);

}   // namespace socklens::wire
