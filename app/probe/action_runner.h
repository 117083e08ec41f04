// Performs actions, each after checking once more that its target is still the one it was decided on, and says
// what the kernel shows afterwards. Any one thread at a time; a signal that is meant to end a process is waited
// for, briefly. Sources: pidfd_open(2), pidfd_send_signal(2), kill(2).
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/probe/network_entry.h"
#include "app/probe/sysctls.h"

#include <chrono>
#include <string>

namespace socklens {

class ActionRunner {
public:
    struct Options {
        std::string procRoot = "/proc";
        std::chrono::milliseconds patience{
            300};   ///< how long a process may take to end before it is called "still running"
        std::chrono::milliseconds patienceInAll{5000};   ///< of one call of run()
        SysctlOptions sysctls{};
        EnterNetwork enterNetwork{};   ///< without it, nothing is done in other network namespaces
    };
    ActionRunner(Options options, Capabilities capabilities);

    /// One result per action, in their order.
    ActionResults run(const Actions& actions);

private:
    Sysctls sysctls() const { return {m_options.procRoot, m_options.sysctls}; }

    Options m_options;
    Capabilities m_capabilities;
};

}   // namespace socklens
