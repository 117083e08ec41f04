// The whole picture: every socket of this network namespace, with the processes that hold them.
// One thread at a time; owns its netlink socket and its memory of processes and names. A sample never fails: what
// could not be read is said in the snapshot's notes and coverage.
#pragma once

#include "app/core/snapshot.h"
#include "app/probe/names.h"
#include "app/probe/owners.h"
#include "app/probe/socket_tables.h"

#include <chrono>
#include <string>

namespace socklens {

struct CollectorOptions {
    std::string procRoot = "/proc";
    std::chrono::milliseconds boundInactivePace{3000};
};

struct SampleRequest {
    bool owners = true;
    bool tcpInfo = false;   ///< of every TCP socket: makes the dump about a third dearer
};

class Collector {
public:
    explicit Collector(CollectorOptions options = {});

    SnapshotPointer sample(const SampleRequest& request);

    /// After something was done to sockets or processes: the next sample looks at everything anew.
    void forgetPace() { m_tables.forgetPace(); }

private:
    std::string m_procRoot;
    SocketTables m_tables;
    Owners m_owners;
    Names m_names;
    SnapshotPointer m_last;
};

}   // namespace socklens
