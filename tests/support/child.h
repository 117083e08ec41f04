// A process to do things to: a sleep(1) of our own, which ends with the test at the latest. Main thread; owns the
// process, which is killed and reaped by its pid. Throws std::system_error if it cannot be started.
#pragma once

#include "app/core/units.h"

#include <sys/types.h>

namespace socklens::test {

class Child {
public:
    enum class OnSigterm { Ends, GoesOn };

    explicit Child(OnSigterm attitude = OnSigterm::Ends);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    pid_t pid() const { return m_pid; }
    /// With its start time from /proc.
    ProcessId id() const { return m_id; }
    /// Also false for a zombie.
    bool isRunning() const;
    /// Waits for it and reaps it; the signal that ended it, or 0.
    int reap();

private:
    pid_t m_pid = -1;
    ProcessId m_id;
};

/// Of any process, from /proc/PID/stat; 0 if there is none.
StartTime startTimeOf(pid_t pid);

}   // namespace socklens::test
