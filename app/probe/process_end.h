// Whether a process has ended, and how. The parser is pure; the rest does I/O and belongs to one thread.
// What is not known is nothing, never 0: who may not look is not told the exit status.
// Sources: pidfd_open(2), proc_pid_stat(5), include/uapi/linux/pidfd.h of Linux 6.15.
#pragma once

#include "app/core/units.h"
#include "app/probe/descriptor.h"

#include <optional>
#include <string_view>
#include <sys/ioctl.h>

namespace socklens {

/// pidfd_open(2), also of another user's process: readable by poll(2) once all of its threads have ended. Fails
/// with the errno: ESRCH where it is gone already, ENOSYS before Linux 5.3.
tl::expected<Descriptor, std::error_code> openProcess(Pid pid);

/// What ioctl(2) is asked of it: PIDFD_GET_INFO of Linux 6.15, with a struct of 64 bytes.
inline constexpr unsigned long pidfdGetInfo = _IOWR(0xFF, 11, char[64]);

/// What is left of a process in /proc.
struct Remains {
    StartTime startTime{};
    bool dead = false;    ///< a zombie, and the last of its threads
    int waitStatus = 0;   ///< 0 too where this user is not told
};
std::optional<Remains> parseRemains(std::string_view stat);

struct ProcessState {
    bool ended = false;
    std::optional<int> waitStatus;   ///< as wait(2) gives it
};
/// `directory` is an open /proc/PID, or -1 where there is none any more; `process` is its descriptor, or -1.
/// A start time of 0 stands for whoever has the pid.
ProcessState stateOf(int directory, int process, StartTime startTime);

/// "CoreDumping: 1" in /proc/PID/status: its sockets stay open until that has been written.
bool dumpsCore(int directory);

}   // namespace socklens
