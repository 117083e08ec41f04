// The sockets of other network namespaces than one's own, each listed on its own and put behind what is there. By
// sock_diag where they may be entered, else from /proc/PID/net of a process in them. One thread, and one for each
// visit; between two samples nothing is open in any of them. Whatever fails is said in the snapshot's notes.
#pragma once

#include "app/core/snapshot.h"
#include "app/probe/network_entry.h"
#include "app/probe/socket_tables.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace socklens {

class OtherNetworks {
public:
    OtherNetworks(std::string procRoot, EnterNetwork enter);

    /// Once for each sample: all of them, in the order of the sections that are appended.
    void append(Snapshot& snapshot, const std::vector<FoundNetwork>& networks, bool withTcpInfo);
    /// What is remembered of them.
    void forget() { m_known.clear(); }

private:
    struct Known {
        FoundNetwork network;
        SocketTables tables;
        std::error_code failure;   ///< of the last visit
        SnapshotPointer last;      ///< their rows alone
    };
    struct Missing {
        std::size_t byProcfs = 0;
        std::size_t refused = 0;
        std::size_t failed = 0;    ///< for want of descriptors, threads, memory
        std::error_code failure;   ///< of one of them
    };

    Known& known(const FoundNetwork& network);
    void append(Snapshot& snapshot, Known& known, bool withTcpInfo, Missing& missing);

    std::string m_procRoot;
    EnterNetwork m_enter;
    std::map<NetworkNamespace, Known> m_known;
};

}   // namespace socklens
