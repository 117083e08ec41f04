// What is possible here, as data, so that the screen can say beforehand what will not work and why.
// Values and pure functions: any thread.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"

#include <optional>

namespace socklens {

struct Capabilities {
    Pid self{};   ///< Socklens itself
    Uid uid{};    ///< real
    Uid effectiveUid{};
    bool signalsAnyone = false;   ///< CAP_KILL
    bool seesAllOwners = false;   ///< CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH, or root
};

/// Why a process must not, or cannot, be sent a signal; nullopt if nothing speaks against it.
/// pid 1 and Socklens itself are always refused; another user's process without CAP_KILL (kill(2)).
std::optional<Message> objectionToSignal(const Process& process, const Capabilities& capabilities);

}   // namespace socklens
