#include "app/probe/network_visit.h"

#include "app/probe/descriptor.h"
#include "app/probe/process_list.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sched.h>
#include <set>
#include <sys/stat.h>

namespace socklens {

namespace {

ino_t inodeOf(int descriptor) {
    struct stat status {};
    return fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

Descriptor openNetwork(const std::string& process) {
    return Descriptor(open((process + "/ns/net").c_str(), O_RDONLY | O_CLOEXEC));
}

}   // namespace

std::error_code visitOtherNetworks(const std::string& procRoot, const std::function<bool()>& visit) {
    constexpr std::size_t most = 64;
    const Descriptor home = openNetwork("/proc/thread-self");
    // Into its own first: whoever may do that will find the way back.
    if (!home || setns(home.get(), CLONE_NEWNET) != 0) return {errno, std::generic_category()};
    std::set<ino_t> seen{inodeOf(home.get())};
    for (const Pid pid : listProcesses(procRoot)) {
        if (seen.size() > most) break;
        const Descriptor network = openNetwork(procRoot + '/' + std::to_string(number(pid)));
        if (!network || !seen.insert(inodeOf(network.get())).second) continue;
        if (setns(network.get(), CLONE_NEWNET) != 0) continue;
        const bool content = visit();
        if (setns(home.get(), CLONE_NEWNET) != 0) std::abort();   // nothing may be done in a foreign namespace
        if (content) return {};
    }
    return {ENOENT, std::generic_category()};
}

}   // namespace socklens
