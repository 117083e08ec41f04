#include "app/agent/confinement.h"

#include "app/agent/allowed_calls.h"
#include "app/core/system_error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <pwd.h>
#include <sys/capability.h>
#include <sys/prctl.h>
#include <system_error>

namespace socklens {

namespace {

/// The uid stays 0: it owns /proc/sys and /etc/sysctl.d. What events need (CAP_PERFMON and, for tracefs,
/// CAP_SYS_ADMIN) was used by EventWatcher before. Of the capabilities, these stay:
constexpr std::array kept{
    CAP_NET_ADMIN,          // SOCK_DESTROY; settings of this network namespace
    CAP_KILL,               // signals to processes of other users
    CAP_SYS_PTRACE,         // /proc/PID/fd and pidfd_getfd(2) of processes of other users
    CAP_DAC_READ_SEARCH,    // the directories of those in /proc; never to write
    CAP_NET_BIND_SERVICE,   // to try whether a port below 1024 is free
    CAP_SYS_ADMIN,          // setns(2) to other network namespaces; hardly another call that needs it is allowed
};

struct FreeCapabilities {
    void operator()(cap_t capabilities) const { cap_free(capabilities); }
};
using Capability = std::unique_ptr<std::remove_pointer_t<cap_t>, FreeCapabilities>;

bool isKept(cap_value_t capability) {
    return std::ranges::find(kept, capability) != kept.end();
}

bool dropCapabilities() {
    const Capability own(cap_get_proc());
    const Capability wanted(cap_init());
    if (!own || !wanted) return false;
    for (const cap_value_t capability : kept) {
        cap_flag_value_t has = CAP_CLEAR;
        if (cap_get_flag(own.get(), capability, CAP_PERMITTED, &has) != 0) continue;   // older than the kernel's
        cap_set_flag(wanted.get(), CAP_PERMITTED, 1, &capability, has);
        cap_set_flag(wanted.get(), CAP_EFFECTIVE, 1, &capability, has);
    }
    cap_reset_ambient();   // cannot be used where there is none
    cap_flag_value_t mayDrop = CAP_CLEAR;
    cap_get_flag(own.get(), CAP_SETPCAP, CAP_EFFECTIVE, &mayDrop);
    bool dropped = true;
    for (cap_value_t capability = 0; mayDrop == CAP_SET && capability < cap_max_bits(); ++capability)
        if (!isKept(capability) && cap_get_bound(capability) == 1)
            dropped = cap_drop_bound(capability) == 0 && dropped;
    return cap_set_proc(wanted.get()) == 0 && dropped;
}

/// The name service loads its libraries at its first question, which needs what seccomp forbids afterwards.
void loadNameService() {
    constexpr uid_t nobodyHas = 4'294'967'293U;
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    getpwuid_r(nobodyHas, &entry, buffer.data(), buffer.size(), &found);
}

}   // namespace

Confinement confine() {
    Confinement result;
    const auto complain = [&](const char* sentence, int error) {
        result.complaints.push_back({sentence, {errorText(error)}});
    };
    loadNameService();
    if (!dropCapabilities())
        complain(SOCKLENS_TEXT("The agent could not give up the rights that it does not need: %1."), errno);
    result.noNewPrivileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (!result.noNewPrivileges)
        complain(SOCKLENS_TEXT("The agent could not give up the way to further rights: %1."), errno);
    const int error = allowOnlyNeededCalls();
    result.seccomp = error == 0;
    if (!result.seccomp)
        complain(SOCKLENS_TEXT("The agent could not confine itself to the system calls that it needs: %1."),
                 error);
    return result;
}

}   // namespace socklens
