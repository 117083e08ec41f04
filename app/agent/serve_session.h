// The agent's half of a conversation (app/wire/socklens.proto), without pipes, clocks and rights: bytes and times
// go in, bytes come out. One thread. It obeys nobody who does not keep to the protocol: whatever is malformed, too
// long or out of order is answered with an objection, and nothing after it is looked at.
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/core/event.h"
#include "app/core/query.h"
#include "app/core/sample_pace.h"
#include "app/core/snapshot.h"
#include "app/wire/frame.h"
#include "app/wire/messages.h"
#include "app/wire/snapshot_stream.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace socklens {

/// What is done for the client.
struct Services {
    std::function<SnapshotPointer(const wire::Wishes&)> sample;
    std::function<Answer(const Query&)> answer;
    std::function<ActionResults(const Actions&)> perform;
    std::function<Events()> events;                     ///< since the last call
    std::function<std::vector<Message>()> complaints;   ///< the same; what cannot be watched
};

class ServeSession {
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    enum class End : std::uint8_t {
        Farewell,   ///< the client said so
        Silence,    ///< the client says nothing any more
        Objection   ///< the client broke the rules
    };

    static constexpr std::chrono::milliseconds shortestInterval{100};
    static constexpr std::chrono::milliseconds longestInterval{3'600'000};

    /// Greets. A client that says nothing for as long as `silence` is taken for gone.
    ServeSession(Services services, const Capabilities& capabilities, std::chrono::milliseconds silence, Time now);

    /// Something that is not as it should be.
    void note(Message message) { send(wire::Note{std::move(message)}); }
    void receive(std::string_view bytes, Time now);
    /// Something may have happened: the death of who holds sockets makes the next sample come sooner.
    void gatherEvents();
    /// Does what is to be done now: requests first, then a sample if one is due. `now` is asked again and again:
    /// things take time.
    void proceed(const std::function<Time()>& now);

    /// What waits to be written, and that so much of it was.
    std::string_view pending() const { return std::string_view(m_output).substr(m_written); }
    void written(std::size_t bytes);
    /// False while the client does not read, or enough is there to be done: it then has to wait with its requests.
    bool wantsInput() const { return !m_end && !m_hasBacklog && pending().size() < mostPending; }
    /// When proceed() has something to do although nothing came.
    std::optional<Time> wakeAt() const;
    /// Set at the end; what is pending may still be written.
    std::optional<End> end() const { return m_end; }

private:
    static constexpr std::size_t mostPending = std::size_t{4} << 20U;
    /// Then what is there is written first: answers are not kept back by the questions behind them.
    static constexpr std::chrono::milliseconds longestStretch{100};

    void handleFrame(const wire::Frame& frame);
    void handle(const wire::Started& started);
    void handle(const wire::Wishes& wishes);
    void handle(const wire::SampleWanted& now);
    void handle(const wire::Question& question);
    void handle(const wire::Batch& batch);
    void handle(const wire::StillThere& ping);
    void handle(const wire::Farewell& farewell);
    bool takeId(std::uint64_t id);
    void adopt(wire::Wishes wishes);
    std::optional<Time> sampleAt() const;
    void sample();
    void send(const wire::AgentMessage& message);
    void sendFrame(wire::FrameKind kind, const std::string& payload);
    void object(Message message, std::optional<std::uint64_t> id = {});

    Services m_services;
    std::chrono::milliseconds m_silence;
    wire::FrameReader m_reader{wire::toAgentLimits};
    wire::SnapshotEncoder m_encoder;
    bool m_started = false;
    bool m_hasBacklog = false;   ///< there may be more to read in m_reader
    wire::Wishes m_wishes;
    SamplePace m_pace;
    SnapshotPointer m_newest = std::make_shared<const Snapshot>();
    Events m_events;   ///< not sent yet
    std::uint64_t m_lastId = 0;
    Time m_lastHeard;
    std::string m_output;
    std::size_t m_written = 0;
    std::optional<End> m_end;
};

}   // namespace socklens
