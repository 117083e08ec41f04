#include "tests/support/rights.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens::test {

std::string becomeUser(uid_t uid, const std::vector<int>& kept) {
    const auto failed = [](const char* step) { return std::string(step) + ": " + std::strerror(errno); };
    if (geteuid() != 0) return "only root can become another user";
    prctl(PR_SET_KEEPCAPS, 1);
    if (setgroups(0, nullptr) != 0) return failed("setgroups");
    if (setresgid(uid, uid, uid) != 0) return failed("setresgid");
    if (setresuid(uid, uid, uid) != 0) return failed("setresuid");

    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    std::array<__user_cap_data_struct, 2> sets{};
    for (const int capability : kept) {
        auto& set = sets.at(static_cast<std::size_t>(capability) / 32);
        const auto bit = 1U << (static_cast<unsigned>(capability) % 32);
        set.effective |= bit;
        set.permitted |= bit;
        set.inheritable |= bit;
    }
    if (syscall(SYS_capset, &header, sets.data()) != 0) return failed("capset");
    for (const int capability : kept)
        if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) != 0) return failed("PR_CAP_AMBIENT");
    if (prctl(PR_SET_DUMPABLE, 1) != 0) return failed("PR_SET_DUMPABLE");
    return {};
}

}   // namespace socklens::test
