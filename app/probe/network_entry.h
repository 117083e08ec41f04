// Netlink sockets in other network namespaces: one that is made there stays there, whoever asks through it. Any
// one thread at a time; nothing is kept, so that nobody keeps a namespace alive by having looked into it. Fails
// with the errno of open(2) and setns(2): EPERM without CAP_SYS_ADMIN, ENOENT where it is gone.
#pragma once

#include "app/core/compact.h"
#include "app/probe/network_list.h"
#include "app/probe/sock_diag.h"

#include <functional>
#include <system_error>
#include <tl/expected.hpp>

namespace socklens {

using SockDiagResult = tl::expected<SockDiag, std::error_code>;

/// Opens one in the namespace of a file that is open.
using EnterNetwork = std::function<SockDiagResult(int network)>;

/// By a thread that goes there, and does not come back: nothing else of this program is ever there.
SockDiagResult enterByThread(int network);

/// While it is wished: ENOTSUP otherwise. Whoever owns `isWished` outlives it; both are of one thread.
EnterNetwork enterWhile(const bool& isWished);

/// Of the very namespace that was found.
SockDiagResult openSockDiagIn(const FoundNetwork& network, const EnterNetwork& enter);

/// The ways into namespaces that actions need. Without `enter` there is none but into one's own.
class NetworkEntrance {
public:
    NetworkEntrance(NetworkPlaces places, EnterNetwork enter);

    /// ENOTSUP: others than one's own are not entered.
    SockDiagResult open(Compact<NetworkNamespace, Unknown::Zero> network) const;

private:
    NetworkPlaces m_places;
    EnterNetwork m_enter;
};

}   // namespace socklens
