// Actions on sockets: which way each one goes, and why it must not. Any one thread at a time; for one
// round of actions, as it remembers who had which descriptor. What cannot be done is a result with its reason,
// never an error.
#pragma once

#include "app/core/action.h"
#include "app/core/capabilities.h"
#include "app/probe/sock_destroy.h"
#include "app/probe/socket_duplicate.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace socklens {

/// Done, or to be done together with others.
using SocketStep = std::variant<ActionResult, Destruction>;

class SocketActions {
public:
    SocketActions(std::string procRoot, Capabilities capabilities, const NetworkEntrance& networks);

    ActionResult close(const CloseGracefully& action);
    SocketStep abort(const Abort& action);
    SocketStep release(const Release& action) const;

private:
    std::string m_procRoot;
    Capabilities m_capabilities;
    const NetworkEntrance& m_networks;
    SocketDuplicator m_duplicator;
};

/// Sockets that are destroyed together, since a call each would cost more than the rest.
class DestroyBatch {
public:
    explicit DestroyBatch(const NetworkEntrance& networks) : m_networks(networks) {}
    void add(std::size_t place, Destruction destruction);
    /// Destroys them, puts the results in their places and is empty again.
    void run(ActionResults& results);

private:
    const NetworkEntrance& m_networks;
    std::vector<Destruction> m_destructions;
    std::vector<std::size_t> m_places;
};

}   // namespace socklens
