// Connections that come and go all the time, made by a child of the test, and sockets beside them that stay.
// Main thread; Churn owns its child, StableSockets its descriptors. Only inside a private namespace.
// Errors: std::system_error and std::runtime_error from the constructors.
#pragma once

#include "tests/lab/child_process.h"
#include "tests/lab/file_descriptor.h"

#include <cstdint>
#include <set>
#include <vector>

namespace socklens::lab {

/// Until destroyed, opens and closes so many loopback connections a second, over both families, a quarter of which
/// end in TIME_WAIT. Paced by the clock: after a delay it makes up for at most a second.
class Churn {
public:
    explicit Churn(int connectionsPerSecond);

    /// Ends it; false if it had ended by itself, in an error.
    bool stop() { return m_child.stop() == 0; }

private:
    ChildProcess m_child;
};

/// How many connections were accepted in this namespace, by the kernel's own count.
std::uint64_t acceptedConnections();

/// 200 connections with both ends, over both families, and listeners and UDP sockets.
class StableSockets {
public:
    StableSockets();
    const std::set<std::uint64_t>& cookies() const { return m_cookies; }

private:
    void keep(FileDescriptor descriptor);

    std::vector<FileDescriptor> m_descriptors;
    std::set<std::uint64_t> m_cookies;
};

}   // namespace socklens::lab
