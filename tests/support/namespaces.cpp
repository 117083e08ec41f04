#include "tests/support/namespaces.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace socklens::test {

namespace {

void write(const char* path, const std::string& text) {
    std::ofstream(path) << text;
}

}   // namespace

std::string enterNamespaces(int flags) {
    const uid_t uid = geteuid();
    const gid_t gid = getegid();
    if (unshare(uid == 0 ? flags : flags | CLONE_NEWUSER) != 0)
        return std::string("unshare(2): ") + std::strerror(errno);
    if (uid != 0) {
        write("/proc/self/setgroups", "deny");
        write("/proc/self/uid_map", "0 " + std::to_string(uid) + " 1");
        write("/proc/self/gid_map", "0 " + std::to_string(gid) + " 1");
    }
    if ((flags & CLONE_NEWNS) != 0 && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return std::string("mount(2) of private mounts: ") + std::strerror(errno);
    return {};
}

}   // namespace socklens::test
