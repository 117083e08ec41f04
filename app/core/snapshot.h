// Every socket of one network namespace, or of several, at one moment, with the processes that hold them.
// Made by the collector, immutable afterwards: it crosses threads as shared_ptr<const Snapshot>.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"
#include "app/core/socket.h"
#include "app/core/tcp_info.h"

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace socklens {

/// Where the rows of a protocol came from.
enum class Source : std::uint8_t {
    None,       ///< neither could be read, or not to the end
    SockDiag,   ///< NETLINK_SOCK_DIAG
    Procfs      ///< /proc/net: no cookies, no cgroups
};
std::string_view toText(Source source);

using Sources = std::array<Source, 3>;   ///< by Protocol

/// Rows of one network namespace, up to where the next section begins.
struct NetworkSection {
    NetworkNamespace id{};
    std::string name;   ///< of /run/netns; else the container or unit of its first process; else its number
    std::uint32_t firstRow = 0;
    Sources sources{};

    friend bool operator==(const NetworkSection&, const NetworkSection&) = default;
};

/// Names for the numbers in rows. Shared by consecutive snapshots as long as nothing new came up.
struct NameDirectory {
    std::map<Uid, std::string> users;
    std::map<CgroupId, std::string> cgroups;
    std::map<InterfaceIndex, std::string> interfaces;
};

/// What could not be seen, so that nobody mistakes "not shown" for "not there".
struct Coverage {
    bool ownersLookedFor = false;
    std::uint32_t processesUnreadable = 0;   ///< their descriptors are hidden: another user's
    std::uint32_t ownersHidden = 0;          ///< sockets that have an inode, but no visible holder
};

struct Snapshot {
    Timestamp capturedAt{};
    NetworkNamespace networkNamespace{};   ///< its own: that of who looked
    std::vector<NetworkSection>
        sections;   ///< in the order of the rows, its own first; none: all rows are its own
    std::vector<Socket> sockets;
    std::vector<std::string> names;   ///< of UNIX sockets; a leading "@" means the abstract namespace
    std::vector<std::shared_ptr<const Process>> processes;     ///< holders only, by ascending pid
    std::vector<std::uint32_t> holderEnds;                     ///< per socket: where its slice of holderList ends
    std::vector<std::uint32_t> holderList;                     ///< indexes into processes
    std::vector<std::pair<std::uint32_t, TcpInfo>> tcpInfos;   ///< by ascending socket index; only if asked for
    std::shared_ptr<const NameDirectory> directory = std::make_shared<NameDirectory>();
    Sources sources{};            ///< of its own network namespace
    std::vector<Message> notes;   ///< what went wrong, one sentence each
    Coverage coverage;
    std::chrono::nanoseconds cost{};   ///< wall time of the sample

    /// Indexes into processes: every process that has a descriptor of the socket.
    std::span<const std::uint32_t> holders(std::size_t socket) const;
    /// Nullptr where tcp_info was not asked for or the socket has none.
    const TcpInfo* tcpInfo(std::size_t socket) const;
    /// Empty for an unbound UNIX socket, and for other protocols.
    std::string_view nameOf(const Socket& socket) const;
    std::string_view peerNameOf(const Socket& socket) const;
    /// Of its own network namespace.
    Source source(Protocol protocol) const { return sources[static_cast<std::size_t>(protocol)]; }
    Source sourceOf(std::size_t socket) const;

    NetworkNamespace networkNamespaceOf(std::size_t socket) const {
        return sections.empty() ? networkNamespace : sectionOf(socket).id;
    }
    /// Empty where nobody looked for others than its own.
    std::string_view networkNameOf(std::size_t socket) const;
    /// So many rows, from the first on, are of its own network namespace: ports, settings and devices are only
    /// comparable among these.
    std::size_t ownRows() const;
    bool isOwn(std::size_t socket) const { return socket < ownRows(); }

private:
    const NetworkSection& sectionOf(std::size_t socket) const;
};

/// "nginx (pid 42), nginx (pid 43) …": so many of them at most. `processes` are indexes.
std::string titles(const Snapshot& snapshot, std::span<const std::uint32_t> processes, std::size_t most);

using SnapshotPointer = std::shared_ptr<const Snapshot>;

/// Why a socket has the owners that it has.
enum class Ownership : std::uint8_t {
    Held,          ///< at least one process is known
    Kernel,        ///< no inode: nobody has a descriptor of it (TIME_WAIT, orphans, not yet accepted)
    Hidden,        ///< somebody may hold it, who is not visible to this user
    NotLookedFor   ///< the snapshot was taken without owners
};
Ownership ownership(const Snapshot& snapshot, std::size_t socket);

}   // namespace socklens
