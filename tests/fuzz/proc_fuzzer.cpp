// The texts of /proc: tables of sockets and facts of processes. The first byte says which.
#include "app/core/cgroup_owner.h"
#include "app/probe/names.h"
#include "app/probe/process_facts.h"
#include "app/probe/procfs_net.h"
#include "tests/fuzz/demand.h"
#include "tests/fuzz/kernel_input.h"

using namespace socklens;
using test::demand;
using test::ProcInput;

namespace {

void readInet(const std::string& text, Protocol protocol, Family family) {
    for (const Socket& socket : parseProcfsInet(text, protocol, family, {}))
        demand(socket.protocol == protocol && socket.family == family && !socket.cookie);
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (static_cast<ProcInput>(data[0])) {
    case ProcInput::Tcp: readInet(text, Protocol::Tcp, Family::Inet); break;
    case ProcInput::Tcp6: readInet(text, Protocol::Tcp, Family::Inet6); break;
    case ProcInput::Udp: readInet(text, Protocol::Udp, Family::Inet); break;
    case ProcInput::Unix: joinPeers(parseProcfsUnix(text)); break;
    case ProcInput::Stat:
        if (const auto stat = parseProcessStat(text)) demand(text.find(stat->name) != std::string::npos);
        break;
    case ProcInput::Command:
        for (const char c : parseCommandLine(text)) demand(static_cast<unsigned char>(c) >= ' ');
        break;
    case ProcInput::Cgroup: {
        const std::string path = parseProcessCgroup(text);
        systemdUnit(path);
        containerName(path);
        break;
    }
    case ProcInput::Status: parseProcessUids(text); break;
    case ProcInput::Limits: parseDescriptorLimit(text); break;
    case ProcInput::Mountinfo: cgroupMountPoint(text); break;
    }
    return 0;
}
