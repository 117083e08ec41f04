// What is possible here, as data, so that the screen can say beforehand what will not work and why.
// Values only: any thread. What speaks against an action is in objections.h.
#pragma once

#include "app/core/event.h"
#include "app/core/units.h"

#include <string>
#include <vector>

namespace socklens {

struct Capabilities {
    Pid self{};   ///< whoever acts: Socklens itself, or its agent
    Uid uid{};    ///< real
    Uid effectiveUid{};
    Pid screen{};                         ///< the window that an agent on this machine acts for; set by the window
    std::vector<ProcessId> ancestors{};   ///< what `self` was started by, the nearest first; not pid 1
    std::string version{};                ///< of Socklens
    std::string host{};                   ///< gethostname(2)
    std::string kernel{};                 ///< uname -r
    bool signalsAnyone = false;           ///< CAP_KILL
    bool seesAllOwners = false;        ///< CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH: root's name alone is not enough
    bool administersNetwork = false;   ///< CAP_NET_ADMIN over this network namespace
    bool entersNetworks = false;       ///< CAP_SYS_ADMIN, or somebody who has it: other network namespaces
    bool bindsLowPorts = false;        ///< CAP_NET_BIND_SERVICE over this network namespace
    bool writesKeptSettings = false;   ///< may write under /etc/sysctl.d
    bool duplicatesAnyone = false;     ///< CAP_SYS_PTRACE
    int ptraceScope = 0;               ///< kernel.yama.ptrace_scope; 0 too where there is no Yama
    bool destroysSockets = true;       ///< the kernel is built with INET_DIAG_DESTROY
    bool destroysTimeWait = true;      ///< Linux 6.0
    ExitSource exitSource = ExitSource::None;   ///< how the end of processes is noticed
    bool tracesStates = false;      ///< CAP_PERFMON: every change of state is seen, not only what a sample finds
    bool elevated = false;          ///< by Unlock: with more rights than the user who looks
    bool noNewPrivileges = false;   ///< what the elevated agent got of its confinement
    bool seccomp = false;

    friend bool operator==(const Capabilities&, const Capabilities&) = default;
};

}   // namespace socklens
