// Sockets to measure with, made in the private namespace of the caller, which has to exist. Main thread; owns the
// processes that hold them. Errors: std::runtime_error if they cannot be made.
#pragma once

#include "tests/lab/child_process.h"
#include "tests/lab/servant.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace socklens::bench {

/// Established TCP connections over loopback, both ends of each within one process, idle.
class EstablishedSockets {
public:
    /// So many sockets, two a connection, spread evenly over so many processes.
    EstablishedSockets(std::size_t sockets, std::size_t processes);

private:
    std::vector<std::unique_ptr<lab::ChildProcess>> m_holders;
};

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
