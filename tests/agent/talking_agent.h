// The real agent by its pipes, as a child of the test. Main thread. Owns the child, whose input is closed and
// which is waited for at the end. Waits for what should come, at most 20 seconds; throws std::runtime_error after
// that.
#pragma once

#include "tests/agent/client_end.h"

#include <QProcess>
#include <QStringList>

namespace socklens::test {

class TalkingAgent {
public:
    /// `launcher` is a command that becomes the one behind it, such as setpriv(1).
    explicit TalkingAgent(const QStringList& options = {}, const QString& program = SOCKLENS_AGENT,
                          const QStringList& launcher = {});
    ~TalkingAgent();

    /// Reads the greeting and begins.
    Capabilities start(wire::Wishes wishes = {std::chrono::hours(1), false, false});

    void send(const wire::ClientMessage& message) { sendBytes(requestFrame(message)); }
    void sendBytes(std::string_view bytes);
    /// The next message of this kind.
    template <class Kind>
    Kind await() {
        std::optional<Kind> message;
        until([&] { return (message = client.take<Kind>()).has_value(); });
        return *message;
    }
    /// The first snapshot after so many.
    const Snapshot& snapshot(std::size_t number) {
        until([&] { return client.snapshots.size() > number; });
        return *client.snapshots[number];
    }
    void closeInput() { process.closeWriteChannel(); }
    /// Its exit status; -1 if a signal ended it.
    int exitStatus();

    template <class Condition>
    void until(Condition condition) {
        while (!condition()) readMore();
    }

    QProcess process;
    ClientEnd client;

private:
    void readMore();
};

}   // namespace socklens::test
