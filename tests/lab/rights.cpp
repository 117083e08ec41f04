#include "tests/lab/rights.h"

#include <cerrno>
#include <cstring>
#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens::lab {

namespace {

constexpr uid_t stranger = 4242;

bool keepOnly(unsigned capability) {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    data[0].effective = data[0].permitted = data[0].inheritable = 1U << capability;
    return syscall(SYS_capset, &header, data) == 0 &&
           prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) == 0;
}

}   // namespace

std::string takeRights(Rights rights) {
    if (rights == Rights::Root) return {};
    const bool administrator = rights == Rights::NetworkAdministrator;
    const bool changed = prctl(PR_SET_KEEPCAPS, administrator ? 1 : 0) == 0 && setgroups(0, nullptr) == 0 &&
                         setresgid(stranger, stranger, stranger) == 0 &&
                         setresuid(stranger, stranger, stranger) == 0 &&
                         (!administrator || keepOnly(CAP_NET_ADMIN));
    return changed ? std::string() : std::string("no other user here: ") + std::strerror(errno);
}

}   // namespace socklens::lab
