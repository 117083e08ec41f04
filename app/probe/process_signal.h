// Sends signals to the very processes that were shown, and says what the kernel shows afterwards: whether each
// ended, is stopped or goes on. Any one thread at a time; waits as long as its patience for that, for all of a
// batch together. Sources: pidfd_open(2), pidfd_send_signal(2), proc(5).
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/probe/descriptor.h"

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace socklens {

/// A signal on its way, with what is needed to watch its process.
struct SentSignal {
    ProcessId target;
    Descriptor process;     ///< pidfd
    Descriptor directory;   ///< its /proc directory
    int signal = 0;
    char stateBefore = 0;           ///< of /proc/PID/stat
    std::vector<std::string> who;   ///< the signal, the name of the process and its pid
};

/// Sent, or why not.
std::variant<SentSignal, ActionResult> sendSignal(const SendSignal& action, const std::string& procRoot,
                                                  const Capabilities& capabilities);

/// Signals that were sent one after the other and are watched together.
class SignalBatch {
public:
    /// How long is waited for what was sent together, and in all: after that each is looked at once.
    SignalBatch(std::chrono::milliseconds patience, std::chrono::milliseconds patienceInAll)
        : m_patience(patience), m_left(patienceInAll) {}

    /// `place` is where the result belongs.
    void add(std::size_t place, SentSignal sent) { m_sent.emplace_back(place, std::move(sent)); }
    /// Whether another has to wait until these have taken effect: each keeps two descriptors open, and a process
    /// that is hit twice shall be seen after the first time.
    bool mustRunBefore(const ProcessId& next) const;
    void run(ActionResults& results);

private:
    static constexpr std::size_t most = 200;

    std::chrono::milliseconds m_patience;
    std::chrono::milliseconds m_left;
    std::vector<std::pair<std::size_t, SentSignal>> m_sent;
};

}   // namespace socklens
