#include "tests/lab/child_process.h"

#include "tests/lab/wait.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <fcntl.h>
#include <limits>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>

namespace socklens::lab {

namespace {

struct Pipe {
    FileDescriptor readEnd;
    FileDescriptor writeEnd;
};

Pipe makePipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

void closeAllBut(std::vector<int> kept) {
    std::ranges::sort(kept);
    unsigned first = STDERR_FILENO + 1;
    for (const int descriptor : kept) {
        const auto number = static_cast<unsigned>(descriptor);
        if (number > first) close_range(first, number - 1, 0);
        first = std::max(first, number + 1);
    }
    close_range(first, std::numeric_limits<unsigned>::max(), 0);
}

[[noreturn]] void runChild(pid_t parent, std::vector<int> kept, int ready, int stop,
                           const ChildProcess::Job& job) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(3);
    kept.insert(kept.end(), {ready, stop});
    closeAllBut(kept);
    if (write(ready, "", 1) != 1) _exit(3);
    close(ready);
    try {
        job(stop);
    } catch (const std::exception& error) {
        dprintf(STDERR_FILENO, "lab: child: %s\n", error.what());
        _exit(2);
    }
    _exit(0);
}

}   // namespace

ChildProcess::ChildProcess(std::vector<int> kept, const Job& job) {
    Pipe ready = makePipe();
    Pipe stop = makePipe();
    const pid_t parent = getpid();
    m_pid = fork();
    if (m_pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (m_pid == 0) runChild(parent, std::move(kept), ready.writeEnd.get(), stop.readEnd.get(), job);
    m_stop = std::move(stop.writeEnd);
    ready.writeEnd.reset();
    char byte = 0;
    if (read(ready.readEnd.get(), &byte, 1) == 1) return;
    this->stop();
    throw std::runtime_error("a child of the lab did not start");
}

ChildProcess::~ChildProcess() {
    if (m_pid > 0) kill(m_pid, SIGKILL);
    stop();
}

int ChildProcess::stop() {
    if (m_pid <= 0) return -1;
    m_stop.reset();
    const Deadline deadline;
    int status = 0;
    while (waitpid(m_pid, &status, WNOHANG) == 0) {
        if (deadline.passed()) kill(m_pid, SIGKILL);
        poll(nullptr, 0, 1);
    }
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void waitForStop(int stopDescriptor) {
    pollfd ended{stopDescriptor, POLLIN, 0};
    while (poll(&ended, 1, -1) < 0 && errno == EINTR) {
    }
}

}   // namespace socklens::lab
