#include "app/probe/process_end.h"

#include "app/core/system_error.h"
#include "app/probe/text_fields.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens {

namespace {

/// struct pidfd_info and PIDFD_INFO_EXIT as of Linux 6.15: include/uapi/linux/pidfd.h, which older
/// headers lack. The kernel fills as much as the size in the request's number says.
struct PidfdInfo {
    std::uint64_t mask;
    std::uint64_t cgroup;
    std::uint32_t ids[11];
    std::int32_t exitCode;
};
static_assert(_IOC_SIZE(pidfdGetInfo) == sizeof(PidfdInfo));
constexpr std::uint64_t infoExit = 1U << 3U;

/// Only once it has been reaped: a zombie's status is in /proc.
std::optional<int> statusOfReaped(int process) {
    PidfdInfo info{};
    info.mask = infoExit;
    if (process < 0 || ioctl(process, pidfdGetInfo, &info) != 0 || (info.mask & infoExit) == 0)
        return std::nullopt;
    return info.exitCode;
}

/// A status of 0 is also what those get who may not look. The kernel asks for the right before it finds out that a
/// zombie has no namespace any more.
bool mayLookInto(int directory) {
    struct stat status {};
    return fstatat(directory, "ns/net", &status, 0) == 0 || errno == ENOENT;
}

}   // namespace

tl::expected<Descriptor, std::error_code> openProcess(Pid pid) {
    Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, number(pid), 0)));
    if (!process) return tl::unexpected(lastError());
    return process;
}

std::optional<Remains> parseRemains(std::string_view stat) {
    // pid (name) state …: num_threads is the 20th field, starttime the 22nd, exit_code the 52nd.
    const auto close = stat.rfind(')');
    if (close == std::string_view::npos) return std::nullopt;
    const auto fields = splitFields<50>(stat.substr(close + 1, stat.find('\n', close) - close - 1));
    if (!fields) return std::nullopt;
    const auto threads = parseNumber<int>((*fields)[17]);
    const auto startTime = parseNumber<std::uint64_t>((*fields)[19]);
    const auto waitStatus = parseNumber<int>((*fields)[49]);
    if (!threads || !startTime || !waitStatus) return std::nullopt;
    const std::string_view state = (*fields)[0];
    // The first thread may end before the others: then it is a zombie while the process goes on.
    return Remains{StartTime{*startTime}, (state == "Z" || state == "X") && *threads <= 1, *waitStatus};
}

ProcessState stateOf(int directory, int process, StartTime startTime) {
    const auto text = directory < 0 ? tl::expected<std::string, std::error_code>() : readFile(directory, "stat");
    const auto remains = text ? parseRemains(*text) : std::nullopt;
    if (!remains || (startTime != StartTime{} && remains->startTime != startTime))
        return {true, statusOfReaped(process)};
    if (!remains->dead) return {};
    if (remains->waitStatus != 0 || mayLookInto(directory)) return {true, remains->waitStatus};
    return {true, statusOfReaped(process)};
}

bool dumpsCore(int directory) {
    bool dumps = false;
    const auto status = readFile(directory, "status");
    forEachLine(status.value_or(""), [&](std::string_view line) { dumps = dumps || line == "CoreDumping:\t1"; });
    return dumps;
}

}   // namespace socklens
