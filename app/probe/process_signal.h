// Sends one signal to the very process that was shown, and says what the kernel shows afterwards: whether it
// ended, is stopped or goes on. Any thread; waits as long as `patience` for that. Sources: pidfd_open(2),
// pidfd_send_signal(2), proc(5).
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"

#include <chrono>
#include <string>

namespace socklens {

ActionResult sendSignal(const SendSignal& action, const std::string& procRoot, std::chrono::milliseconds patience,
                        const Capabilities& capabilities);

}   // namespace socklens
