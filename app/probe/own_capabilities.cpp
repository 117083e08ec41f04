#include "app/probe/own_capabilities.h"

#include "app/probe/descriptor.h"
#include "app/probe/process_facts.h"
#include "app/probe/sock_destroy.h"
#include "app/probe/text_fields.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/nsfs.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace socklens {

namespace {

/// Whether the user namespace that owns our network namespace is ours or below it, so that our capabilities count
/// there: NS_GET_USERNS fails with EPERM where it is not.
bool ownsNetworkNamespace() {
    const Descriptor network(open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC));
    return network && static_cast<bool>(Descriptor(ioctl(network.get(), NS_GET_USERNS)));
}

std::uint64_t effectiveCapabilities() {
    std::uint64_t bits = 0;
    const auto status = readFile(AT_FDCWD, "/proc/self/status");
    forEachLine(status.value_or(""), [&](std::string_view line) {
        constexpr std::string_view mark = "CapEff:\t";
        if (line.starts_with(mark)) bits = parseNumber<std::uint64_t>(line.substr(mark.size()), 16).value_or(0);
    });
    return bits;
}

int ptraceScope() {
    std::string text = readFile(AT_FDCWD, "/proc/sys/kernel/yama/ptrace_scope").value_or("0");
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return parseNumber<int>(text).value_or(0);
}

/// "6.1.0-18-amd64" is 6.
int majorVersion(std::string_view release) {
    return parseNumber<int>(release.substr(0, release.find('.'))).value_or(0);
}

/// Up to pid 1, or to the end of what is visible.
std::vector<ProcessId> ancestors() {
    constexpr std::size_t most = 100;   // somebody may end while we look: no way up is trusted to end by itself
    std::vector<ProcessId> found;
    for (Pid pid{getppid()}; number(pid) > 1 && found.size() < most;) {
        const auto directory = openDirectory(AT_FDCWD, ("/proc/" + std::to_string(number(pid))).c_str());
        const auto stat = directory ? readProcessStat(directory->get()) : std::nullopt;
        if (!stat) break;
        found.push_back({pid, stat->startTime});
        pid = stat->parent;
    }
    return found;
}

}   // namespace

Capabilities ownCapabilities() {
    constexpr int destroysTimeWaitSince = 6;
    Capabilities capabilities;
    capabilities.self = Pid{getpid()};
    capabilities.uid = Uid{getuid()};
    capabilities.effectiveUid = Uid{geteuid()};
    capabilities.ancestors = ancestors();
    capabilities.version = SOCKLENS_VERSION;
    utsname system{};
    if (uname(&system) == 0) {
        capabilities.host = system.nodename;
        capabilities.kernel = system.release;
    }
    const std::uint64_t effective = effectiveCapabilities();
    const auto has = [&](int capability) { return (effective >> static_cast<unsigned>(capability) & 1U) != 0; };
    capabilities.signalsAnyone = has(CAP_KILL);
    capabilities.seesAllOwners = has(CAP_SYS_PTRACE) && has(CAP_DAC_READ_SEARCH);
    const bool ownsNetwork = ownsNetworkNamespace();
    capabilities.administersNetwork = has(CAP_NET_ADMIN) && ownsNetwork;
    capabilities.entersNetworks = has(CAP_SYS_ADMIN) && ownsNetwork;
    capabilities.bindsLowPorts = has(CAP_NET_BIND_SERVICE) && ownsNetwork;
    capabilities.writesKeptSettings = geteuid() == 0 || has(CAP_DAC_OVERRIDE);
    capabilities.duplicatesAnyone = has(CAP_SYS_PTRACE);
    capabilities.ptraceScope = ptraceScope();
    capabilities.destroysSockets = kernelDestroysSockets();
    capabilities.destroysTimeWait = majorVersion(capabilities.kernel) >= destroysTimeWaitSince;
    return capabilities;
}

}   // namespace socklens
