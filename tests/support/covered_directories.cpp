#include "tests/support/covered_directories.h"

#include "tests/support/namespaces.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sched.h>
#include <sys/mount.h>

namespace socklens::test {

namespace {

std::string cover(const char* directory) {
    if (mount("socklens-test", directory, "tmpfs", 0, "mode=0755") == 0) return {};
    return std::string(directory) + ": " + std::strerror(errno);
}

}   // namespace

std::string coverStateDirectories() {
    std::string refused = enterNamespaces(CLONE_NEWNS);
    if (refused.empty()) refused = cover("/run");
    // Nothing may be made under /etc: where there is no such directory, all of it is covered.
    if (refused.empty()) refused = cover(std::filesystem::exists("/etc/sysctl.d") ? "/etc/sysctl.d" : "/etc");
    return refused;
}

}   // namespace socklens::test
