// A small machine whose sockets and processes come, change and go at random: always the same for a seed. It has
// few addresses, ports and names, so that rows are often equal in a column, and it keeps to what a kernel can say:
// with TIME_WAIT the owner goes, /proc/net knows no cookies, a pid comes back with another start time, the order
// of a dump is nobody's promise. Values only: one thread at a time; cannot fail.
#pragma once

#include "app/core/picture.h"
#include "tests/support/random_snapshot.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace socklens::test {

struct MachineOptions {
    std::uint32_t seed = 1;
    std::uint32_t mostSockets = 24;
    std::uint32_t mostProcesses = 6;
    bool namesChange = false;      ///< a control group is found a moment later, a user is renamed
    bool clockIsSetBack = false;   ///< now and then, by up to half a minute
};

class SyntheticMachine {
public:
    explicit SyntheticMachine(const MachineOptions& options);

    /// Lets about a second pass, in which nothing, a little or a lot happens, and looks.
    SnapshotPointer next();

private:
    using PidNumber = std::int32_t;
    struct LiveSocket {
        Socket socket;
        std::string name;
        std::string peerName;
        std::set<PidNumber> holders;
        std::optional<TcpInfo> tcpInfo;
    };

    void happen();
    void beginProcess();
    void endProcess();
    void changeProcess();
    void open();
    void close();
    void change(LiveSocket& live);
    void changeState(LiveSocket& live);
    void changeHolders(LiveSocket& live);
    void changeNames();
    bool isAlone(const Socket& socket) const;
    LiveSocket newSocket();
    Snapshot look();
    void list(Snapshot& snapshot, const LiveSocket& live) const;

    MachineOptions m_options;
    Random m_random;
    Timestamp m_now;
    std::uint32_t m_lastNumber = 0;   ///< of cookies, inodes and start times
    bool m_withTcpInfo = true;
    bool m_withOwners = true;
    std::array<bool, 3> m_withCookies{};   ///< by Protocol
    std::map<PidNumber, std::shared_ptr<const Process>> m_processes;
    std::vector<LiveSocket> m_sockets;
    std::shared_ptr<const NameDirectory> m_names;
};

/// The pictures of such a machine from the first sample on.
std::vector<Update> story(const MachineOptions& options, std::size_t samples);

}   // namespace socklens::test
