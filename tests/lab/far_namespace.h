// A second network namespace, joined to that of the test by a virtual cable (veth): what is far away for the
// kernel, unlike loopback. Main thread, inside a private namespace, as root there. Owns a child that keeps it; it
// goes with that. Errors: std::runtime_error, std::system_error.
#pragma once

#include "tests/lab/child_process.h"
#include "tests/lab/endpoint.h"

#include <functional>

namespace socklens::lab {

class FarNamespace {
public:
    FarNamespace();

    static Endpoint nearEndpoint(std::uint16_t port = 0) { return {"10.98.0.1", port}; }
    static Endpoint farEndpoint(std::uint16_t port = 0) { return {"10.98.0.2", port}; }

    /// This thread is there meanwhile; what it starts stays there.
    void visit(const std::function<void()>& job) const;
    /// It is there; what is accepted from it is there too.
    FileDescriptor listener(int backlog) const;

private:
    ChildProcess m_keeper;
};

}   // namespace socklens::lab
