// The agent as a child of this process, over its standard input and output: with administrator rights, or on
// another machine. See probe.h for the contract. Owns the child, which ends when its input is closed. What the
// agent says is not trusted: nonsense ends the probe with a sentence, and so does silence.
#pragma once

#include "app/link/launch_plan.h"
#include "app/link/probe.h"
#include "app/wire/frame.h"
#include "app/wire/messages.h"
#include "app/wire/snapshot_stream.h"

#include <QProcess>
#include <QTimer>
#include <set>
#include <utility>

namespace socklens {

class AgentProbe final : public Probe {
    Q_OBJECT

public:
    /// After so long without a frame, in spite of pings, an agent that has nothing to do is taken for dead; one
    /// that has, after four times as long.
    static constexpr std::chrono::milliseconds usualPatience{30'000};

    /// Starts it, or says later why not.
    explicit AgentProbe(tl::expected<Launch, Message> launch, std::chrono::milliseconds patience = usualPatience,
                        QObject* parent = nullptr);
    ~AgentProbe() override;

    bool isReady() const override { return m_state == State::Ready; }
    const Capabilities& capabilities() const override { return m_capabilities; }
    void setInterval(std::chrono::milliseconds interval) override;
    void setPaused(bool paused) override;
    void setTcpInfo(bool wanted) override;
    void setAllNetworks(bool wanted) override;
    void sampleNow() override;
    SnapshotPointer takeSnapshot() override;
    Events takeEvents() override { return std::exchange(m_events, {}); }
    RequestId ask(Query query) override;
    RequestId perform(Actions actions) override;

private:
    enum class State : quint8 { Starting, Ready, Ended };

    void read();
    void take(const wire::Frame& frame);
    void take(const wire::Greeting& greeting);
    void take(const wire::Reply& reply);
    void take(const wire::BatchResults& results);
    void take(const wire::Note& note);
    void take(const wire::Happening& happening);
    void take(const wire::AlsoHere& pong);
    void take(const wire::Objection& objection);
    bool isAnswer(std::uint64_t id);
    void noteSilence();
    void send(const wire::ClientMessage& message);
    void end(QProcess::ProcessError error);
    void end(int exitCode, QProcess::ExitStatus status);
    void fail(const Message& reason);

    QProcess* m_process;
    QTimer m_ping;
    QTimer m_silence;
    int m_silences = 0;   ///< times that the patience ran out, since the last frame
    State m_state = State::Starting;
    Capabilities m_capabilities;
    wire::FrameReader m_reader{wire::fromAgentLimits};
    wire::SnapshotDecoder m_decoder;
    wire::Wishes m_wishes;
    std::vector<wire::ClientMessage> m_early;   ///< wanted before the agent was ready
    std::uint64_t m_lastRequest = 0;
    std::set<std::uint64_t> m_open;   ///< requests without an answer
    SnapshotPointer m_snapshot;
    Events m_events;
    QByteArray m_complaint;   ///< the end of what it wrote to standard error
};

}   // namespace socklens
