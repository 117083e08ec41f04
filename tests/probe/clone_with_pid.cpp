#include "tests/probe/clone_with_pid.h"

#include <csignal>
#include <cstdint>
#include <linux/sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens::test {

pid_t sleepWithPid(pid_t pid) {
    clone_args arguments{};
    arguments.exit_signal = SIGCHLD;
    arguments.set_tid = reinterpret_cast<std::uintptr_t>(&pid);
    arguments.set_tid_size = 1;
    const auto child = static_cast<pid_t>(syscall(SYS_clone3, &arguments, sizeof arguments));
    if (child == 0) {
        execl("/bin/sleep", "sleep", "60", nullptr);
        _exit(1);
    }
    return child;
}

}   // namespace socklens::test
