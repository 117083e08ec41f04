#include "tests/lab/gathered_events.h"

#include "app/probe/descriptor.h"
#include "app/probe/process_facts.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace socklens::lab {

pid_t startProcess(const std::function<void()>& job) {
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid != 0) return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGSEGV, SIG_DFL);   // the test's own is inherited
    if (getppid() != parent) _exit(1);
    job();
    for (;;) pause();
}

int endOf(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

void killAndReap(pid_t pid) {
    kill(pid, SIGKILL);
    endOf(pid);
}

void leaveNoCore() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

Snapshot holding(const std::vector<pid_t>& pids) {
    Snapshot snapshot;
    for (const pid_t pid : pids) {
        const auto directory = openDirectory(AT_FDCWD, ("/proc/" + std::to_string(pid)).c_str());
        if (!directory) continue;
        if (auto process = readProcess(directory->get(), Pid{pid}))
            snapshot.processes.push_back(std::make_shared<const Process>(std::move(*process)));
    }
    std::ranges::sort(snapshot.processes, {}, [](const ProcessPointer& process) { return process->id; });
    return snapshot;
}

}   // namespace socklens::lab
