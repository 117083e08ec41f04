// The whole picture: every socket of this network namespace, or of those that are asked for by name, with the
// processes that hold them.
// One thread at a time; owns its netlink socket and its memory of processes and names. A sample never fails: what
// could not be read is said in the snapshot's notes and coverage.
#pragma once

#include "app/core/network_namespace.h"
#include "app/core/snapshot.h"
#include "app/probe/names.h"
#include "app/probe/other_networks.h"
#include "app/probe/owners.h"
#include "app/probe/socket_tables.h"

#include <chrono>
#include <functional>
#include <string>

namespace socklens {

struct CollectorOptions {
    std::string procRoot = "/proc";
    std::string networkNames = "/run/netns";
    std::chrono::milliseconds boundInactivePace{3000};
    EnterNetwork enterNetwork = enterByThread;
};

struct SampleRequest {
    bool owners = true;
    bool tcpInfo = false;   ///< of every TCP socket: makes the dump about a third dearer
    NetworkScope networks{};
};

class Collector {
public:
    explicit Collector(CollectorOptions options = {});

    SnapshotPointer sample(const SampleRequest& request);

    /// Every socket of this namespace once, without owners, while the kernel still lists others: a million need
    /// not stand in memory. The sink gets one piece after the other, from another thread where one can be had, and
    /// has got all when this returns. The last piece is returned, too: it alone has sources, notes and cost.
    SnapshotPointer sampleInPieces(const std::function<void(const Snapshot& piece)>& sink);

    /// After something was done to sockets or processes: the next sample looks at everything anew.
    void forgetPace() { m_tables.forgetPace(); }

private:
    Snapshot begun() const;
    void listSockets(Snapshot& snapshot, const SampleRequest& request);
    void listOwn(Snapshot& snapshot, bool withTcpInfo);
    void listNetworks(Snapshot& snapshot, const SampleRequest& request);

    NetworkPlaces m_places;
    SocketTables m_tables;
    OtherNetworks m_others;
    Owners m_owners;
    Names m_names;
    SnapshotPointer m_last;
    bool m_hasOwn = false;   ///< m_last has the rows of this namespace
};

}   // namespace socklens
