// The kin of leftovers: those of the same local port, of the same remote, or at the ports of one server. So that
// one selected TIME_WAIT is enough to release what belongs with it. Of the network namespaces of the selection
// only. Pure functions of a snapshot: any thread.
#pragma once

#include "app/core/message.h"
#include "app/core/snapshot.h"

#include <memory>
#include <span>
#include <vector>

namespace socklens {

enum class ScopeKind : std::uint8_t {
    Selection,   ///< the leftovers among the rows themselves
    LocalPort,   ///< every leftover with a local port of theirs
    Service,     ///< every leftover of the same remote address and port
    Remote,      ///< every leftover with a remote address of theirs
    Server,      ///< every leftover at a port that one process listens on
    Everything   ///< every leftover there is, in the network namespaces of the selection
};

struct ReleaseScope {
    ScopeKind kind{};
    std::vector<std::uint32_t> rows;   ///< leftovers only, ascending
    Message name;                      ///< "8080", "10.0.0.2 port 443", "10.0.0.2"; empty where there are several
    std::shared_ptr<const Process> process;   ///< of Server
};

/// What can be chosen for a selection: the selection first, then the wider ones that hold more than it does.
std::vector<ReleaseScope> releaseScopes(const Snapshot& snapshot, std::span<const std::uint32_t> selection);

}   // namespace socklens
