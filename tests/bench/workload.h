// Sockets to measure with, made in the private namespace of the caller, which has to exist. Main thread; owns the
// processes that hold them. Errors: std::runtime_error if they cannot be made.
#pragma once

#include "tests/lab/child_process.h"
#include "tests/lab/file_descriptor.h"
#include "tests/lab/servant.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace socklens::bench {

/// Processes, each with descriptors of its own that it does nothing with.
class HeldDescriptors {
public:
    /// Called in each process, with its number.
    using Make = std::function<std::vector<lab::FileDescriptor>(std::size_t process)>;

    /// Returns once all is made.
    HeldDescriptors(std::size_t processes, const Make& make);

private:
    std::vector<std::unique_ptr<lab::ChildProcess>> m_holders;
};

/// Established TCP connections over loopback, both ends of each within one process: so many sockets, two a
/// connection, spread evenly over so many processes.
HeldDescriptors establishedSockets(std::size_t sockets, std::size_t processes);

/// So many processes with so many files each, and three sockets.
HeldDescriptors manyFiles(std::size_t processes, std::size_t files);

/// Connections that are closed: so many, or as many as can be made within 20 seconds, each leaving a socket
/// for 60.
void leaveTimeWait(std::size_t sockets);

/// Connections that are replaced by others when they are told to: those of a process with 10,000 descriptors, and
/// of one with few.
class ChangingSockets {
public:
    ChangingSockets();
    /// A hundred are closed, and a hundred opened.
    void change();

private:
    lab::Servant m_large;
    lab::Servant m_small;
};

}   // namespace socklens::bench
