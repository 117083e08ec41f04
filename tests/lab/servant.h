// A process that does what it is told, one order after the other, so that a test knows when something has changed.
// Main thread; owns the process. Errors: as ChildProcess; std::runtime_error if it does not answer.
#pragma once

#include "tests/lab/child_process.h"
#include "tests/lab/file_descriptor.h"

#include <array>
#include <functional>

namespace socklens::lab {

class Servant {
public:
    using Obey = std::function<void(char order)>;

    /// `begin` is called in the process, and makes what obeys there. Returns once it has.
    explicit Servant(const std::function<Obey()>& begin);

    /// Returns once it is done.
    void tell(char order);

private:
    Servant(std::array<int, 2> ends, const std::function<Obey()>& begin);

    FileDescriptor m_here;
    FileDescriptor m_there;
    ChildProcess m_child;
};

}   // namespace socklens::lab
