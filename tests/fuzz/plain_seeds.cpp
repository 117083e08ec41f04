#include "tests/fuzz/plain_seeds.h"

#include "app/core/sysctl_file.h"
#include "tests/fuzz/kernel_input.h"
#include "tests/probe/recorded_sock_diag.h"
#include "tests/support/files.h"
#include "tests/support/hex.h"

namespace socklens::test {

namespace {

constexpr std::string_view exitEvent = "4c000000030000003510000000000000010000000100000035100000000000002800000000"
                                       "00008001000000e001986df6010000dd0d0000"
                                       "dd0d00000003000011000000b40d0000b40d0000";
constexpr std::string_view stateRecord =
    "df0d0000df0d00000e1469dbf60100004c000000ef080001df0d000000250c848188ffff010000000400000080aed7dc020006007f000"
    "0017f00000100000000000000000000ffff7f00000100000000000000000000ffff7f00000100000000";

std::string fromHex(std::string_view digits) {
    const auto bytes = bytesFromHex(digits);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class Kind>
std::string marked(Kind kind, const std::string& input) {
    return static_cast<char>(kind) + input;
}

std::vector<std::string> kernelSeeds() {
    std::vector<std::string> seeds;
    for (const auto bytes : {recorded::tcpListen, recorded::tcpEstablished, recorded::tcpTimeWait,
                             recorded::tcpSynSent, recorded::tcp6Mapped, recorded::tcp6DualStackListen})
        seeds.push_back(marked(KernelInput::Tcp, fromHex(bytes)));
    for (const auto bytes : {recorded::udpBound, recorded::udp6Connected})
        seeds.push_back(marked(KernelInput::Udp, fromHex(bytes)));
    for (const auto bytes : {recorded::unixListen, recorded::unixClient, recorded::unixAbstract})
        seeds.push_back(marked(KernelInput::Unix, fromHex(bytes)));
    seeds.push_back(marked(KernelInput::ProcEvent, fromHex(exitEvent)));
    const std::string format = readText(SOCKLENS_RECORDED "/inet_sock_set_state-6.18");
    seeds.push_back(marked(KernelInput::State, format + std::string(1, '\0') + fromHex(stateRecord)));
    return seeds;
}

std::vector<std::string> procSeeds() {
    const auto table = [](const char* name) { return readText(std::string(SOCKLENS_RECORDED "/net/") + name); };
    return {
        marked(ProcInput::Tcp, table("tcp")),
        marked(ProcInput::Tcp6, table("tcp6")),
        marked(ProcInput::Udp, table("udp")),
        marked(ProcInput::Unix, table("unix")),
        marked(ProcInput::Stat, "42 (a) b) S 1 42 42 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0\n"),
        marked(ProcInput::Command, std::string("sleep\0"
                                               "600\0"
                                               "\x1b[2J",
                                               14)),
        marked(ProcInput::Cgroup, "1:name=systemd:/user.slice\n0::/system.slice/docker-0123456789abcdef.scope\n"),
        marked(ProcInput::Status, "Name:\tsleep\nUid:\t1000\t1000\t0\t1000\n"),
        marked(ProcInput::Limits, "Max open files            1024                 524288               files\n"),
        marked(ProcInput::Mountinfo, "30 23 0:26 / /sys/fs/cg\\040roup rw - cgroup2 cgroup2 rw\n")};
}

std::vector<std::string> settingsSeeds() {
    std::string text;
    for (const SysctlEntry& entry :
         {SysctlEntry{Sysctl::TcpFinTimeout, "30", "60"}, SysctlEntry{Sysctl::IpLocalPortRange, "1024 65535", {}},
          SysctlEntry{Sysctl::IpLocalReservedPorts, "", "8080,9000-9010"}})
        text = withEntry(text, entry, "# A heading.\n");
    return {text, "-net/ipv4/tcp_fin_timeout=15 \n;vm.swappiness = 1\nnet.ipv4.* = 3\r\n"};
}

}   // namespace

std::map<std::string, std::vector<std::string>> plainSeeds() {
    return {{"kernel", kernelSeeds()},
            {"proc", procSeeds()},
            {"filter",
             {"state:time-wait and (port:8000-8999 or not dst 10.0.0.0/8)", "sport = :443 & !pid:none",
              "rtt>1.5h,500ms age<=60s", "recvq>=10Ki | user=root,anna",
              "src [::1]:22 local='/run/it\\'s' \"two words\"", "exclude time-wait || uid!=0x2a"}},
            {"settings", settingsSeeds()}};
}

}   // namespace socklens::test
