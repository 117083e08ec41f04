// A process of an ordinary user that holds descriptors and does nothing. Main thread, as root; owns the process.
// Errors: as ChildProcess.
#pragma once

#include "app/core/units.h"
#include "tests/lab/child_process.h"

#include <sys/types.h>
#include <vector>

namespace socklens::lab {

class Owner {
public:
    enum class Attitude { Open, Protected };   ///< protected: not even its own user may trace it, prctl(2)

    /// Returns once the process is the user's.
    Owner(uid_t uid, const std::vector<int>& descriptors, Attitude attitude = Attitude::Open);

    ProcessId id() const;
    pid_t pid() const { return m_child.pid(); }
    bool isRunning() const;
    void stop() { m_child.stop(); }

private:
    ChildProcess m_child;
};

}   // namespace socklens::lab
