// A forked child with a job of its own: it keeps only the descriptors it is given and dies with its parent or at
// the destructor, whichever comes first. Main thread; owns the child, which is killed and reaped by its pid.
// Errors: std::system_error from fork(2) and pipe2(2), std::runtime_error if the child does not start.
#pragma once

#include "tests/lab/file_descriptor.h"

#include <functional>
#include <sys/types.h>
#include <vector>

namespace socklens::lab {

class ChildProcess {
public:
    /// Runs in the child, and must end soon after its argument reports the end of file.
    using Job = std::function<void(int stopDescriptor)>;

    /// Returns when the child has closed everything but `kept` and the standard streams.
    ChildProcess(std::vector<int> kept, const Job& job);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    pid_t pid() const { return m_pid; }

    /// Tells it to stop and waits for its end; the exit code, or -1 if it had to be killed. Only the first call
    /// counts.
    int stop();

private:
    pid_t m_pid = -1;
    FileDescriptor m_stop;   ///< closing it is the message
};

/// The job that only holds what was inherited.
void waitForStop(int stopDescriptor);

}   // namespace socklens::lab
