// The closed set of what Socklens can do to others, shared by screen, agent and tests. Each action carries the
// exact identity it was decided on. Values only: any thread.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"
#include "app/core/socket_target.h"
#include "app/core/sysctl.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace socklens {

/// A signal to the very process that was shown.
struct SendSignal {
    ProcessId target;
    int signal = 0;
    friend bool operator==(const SendSignal&, const SendSignal&) = default;
};

/// FIN: shutdown(2) on a duplicate of the holder's descriptor. The holder lives.
struct CloseGracefully {
    SocketTarget socket;
    ProcessId holder;
    friend bool operator==(const CloseGracefully&, const CloseGracefully&) = default;
};

/// RST: SOCK_DESTROY, or connect(AF_UNSPEC) on a duplicate of the holder's descriptor.
struct Abort {
    SocketTarget socket;
    std::optional<ProcessId> holder;
    friend bool operator==(const Abort&, const Abort&) = default;
};

/// SOCK_DESTROY of what nobody holds any more.
struct Release {
    SocketTarget socket;
    friend bool operator==(const Release&, const Release&) = default;
};

struct SetSysctl {
    Sysctl setting{};
    std::string value;
    bool keep = false;   ///< also after the next start of the machine; without, what was kept no longer is
    friend bool operator==(const SetSysctl&, const SetSysctl&) = default;
};

/// Back to what it was before Socklens changed it, and out of Socklens's file.
struct UndoSysctl {
    Sysctl setting{};
    friend bool operator==(const UndoSysctl&, const UndoSysctl&) = default;
};

using Action = std::variant<SendSignal, CloseGracefully, Abort, Release, SetSysctl, UndoSysctl>;
using Actions = std::vector<Action>;

enum class Outcome : std::uint8_t {
    Done,
    AlreadyGone,
    Refused,      ///< by Socklens or by the kernel, for the reason in the message
    Impossible,   ///< this kernel or this machine cannot do it
    Unknown       ///< who should have done it ended before it said so
};

struct ActionResult {
    Outcome outcome{};
    Message message;   ///< what happened as the kernel shows it, and what can be done
    friend bool operator==(const ActionResult&, const ActionResult&) = default;
};
/// One per action, in the same order.
using ActionResults = std::vector<ActionResult>;

}   // namespace socklens
