#include "app/core/release_scope.h"

#include "app/core/socket_target.h"

#include <algorithm>
#include <set>

namespace socklens {

namespace {

/// An address or a port, in its network namespace: elsewhere the same one is another.
template <class Place>
using Places = std::set<std::pair<NetworkNamespace, Place>>;

/// `condition` gets a leftover and its network namespace.
template <class Condition>
ReleaseScope leftoversWhere(const Snapshot& snapshot, ScopeKind kind, const Condition& condition) {
    ReleaseScope scope;
    scope.kind = kind;
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row)
        if (isLeftover(targetOf(snapshot.sockets[row])) &&
            condition(snapshot.sockets[row], snapshot.networkNamespaceOf(row)))
            scope.rows.push_back(row);
    return scope;
}

}   // namespace

std::vector<ReleaseScope> releaseScopes(const Snapshot& snapshot, std::span<const std::uint32_t> selection) {
    ReleaseScope selected;
    std::set<NetworkNamespace> networks;
    Places<Port> ports;
    Places<Address> remotes;
    Places<std::pair<Address, Port>> services;
    for (const std::uint32_t row : selection) {
        const Socket& socket = snapshot.sockets[row];
        if (!isLeftover(targetOf(socket))) continue;
        selected.rows.push_back(row);
        const NetworkNamespace network = snapshot.networkNamespaceOf(row);
        networks.insert(network);
        ports.emplace(network, socket.localPort);
        remotes.emplace(network, socket.remoteAddress);
        services.emplace(network, std::pair(socket.remoteAddress, socket.remotePort));
    }
    std::ranges::sort(selected.rows);
    std::vector<ReleaseScope> scopes{selected};
    const auto offer = [&](ReleaseScope scope) {
        if (scope.rows.size() > selected.rows.size()) scopes.push_back(std::move(scope));
    };

    auto ofPort =
        leftoversWhere(snapshot, ScopeKind::LocalPort, [&](const Socket& socket, NetworkNamespace network) {
            return ports.contains({network, socket.localPort});
        });
    if (ports.size() == 1) ofPort.name = {"%1", {std::to_string(number(ports.begin()->second))}};
    offer(std::move(ofPort));

    auto ofService =
        leftoversWhere(snapshot, ScopeKind::Service, [&](const Socket& socket, NetworkNamespace network) {
            return services.contains({network, {socket.remoteAddress, socket.remotePort}});
        });
    if (services.size() == 1)
        ofService.name = {
            SOCKLENS_TEXT("%1 port %2"),
            {toText(services.begin()->second.first), std::to_string(number(services.begin()->second.second))}};
    offer(std::move(ofService));

    auto ofRemote =
        leftoversWhere(snapshot, ScopeKind::Remote, [&](const Socket& socket, NetworkNamespace network) {
            return remotes.contains({network, socket.remoteAddress});
        });
    if (remotes.size() == 1) ofRemote.name = {"%1", {toText(remotes.begin()->second)}};
    offer(std::move(ofRemote));

    // The servers at whose ports the selected ones were, with all the ports that they listen on.
    std::set<std::uint32_t> servers;
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
        const Socket& socket = snapshot.sockets[row];
        const bool listens = socket.protocol == Protocol::Tcp && socket.state == State::Listen;
        if (!listens || !ports.contains({snapshot.networkNamespaceOf(row), socket.localPort})) continue;
        const auto holders = snapshot.holders(row);
        if (!holders.empty()) servers.insert(holders.front());
    }
    for (const std::uint32_t server : servers) {
        Places<Port> theirs;
        for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
            const Socket& socket = snapshot.sockets[row];
            const bool listens = socket.protocol == Protocol::Tcp && socket.state == State::Listen;
            if (listens && std::ranges::count(snapshot.holders(row), server) > 0)
                theirs.emplace(snapshot.networkNamespaceOf(row), socket.localPort);
        }
        auto scope =
            leftoversWhere(snapshot, ScopeKind::Server, [&](const Socket& socket, NetworkNamespace network) {
                return theirs.contains({network, socket.localPort});
            });
        scope.process = snapshot.processes[server];
        offer(std::move(scope));
    }
    offer(leftoversWhere(snapshot, ScopeKind::Everything, [&](const Socket& /*socket*/, NetworkNamespace network) {
        return networks.contains(network);
    }));
    return scopes;
}

}   // namespace socklens
