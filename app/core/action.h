// The closed set of what Socklens can do to others, shared by screen, agent and tests. Each action carries the
// exact identity it was decided on. Values only: any thread.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"

#include <cstdint>
#include <variant>

namespace socklens {

/// A signal to the very process that was shown.
struct SendSignal {
    ProcessId target;
    int signal = 0;
    friend bool operator==(const SendSignal&, const SendSignal&) = default;
};

using Action = std::variant<SendSignal>;

enum class Outcome : std::uint8_t {
    Done,
    AlreadyGone,
    Refused,     ///< by Socklens or by the kernel, for the reason in the message
    Impossible   ///< this kernel or this machine cannot do it
};

struct ActionResult {
    Outcome outcome{};
    Message message;   ///< what happened as the kernel shows it, and what can be done
};

}   // namespace socklens
