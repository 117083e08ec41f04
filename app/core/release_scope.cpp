#include "app/core/release_scope.h"

#include "app/core/socket_target.h"

#include <algorithm>
#include <set>

namespace socklens {

namespace {

template <class Condition>
ReleaseScope leftoversWhere(const Snapshot& snapshot, ScopeKind kind, const Condition& condition) {
    ReleaseScope scope;
    scope.kind = kind;
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row)
        if (isLeftover(targetOf(snapshot.sockets[row])) && condition(snapshot.sockets[row]))
            scope.rows.push_back(row);
    return scope;
}

}   // namespace

std::vector<ReleaseScope> releaseScopes(const Snapshot& snapshot, std::span<const std::uint32_t> selection) {
    ReleaseScope selected;
    std::set<Port> ports;
    std::set<Address> remotes;
    std::set<std::pair<Address, Port>> services;
    for (const std::uint32_t row : selection) {
        const Socket& socket = snapshot.sockets[row];
        if (!isLeftover(targetOf(socket))) continue;
        selected.rows.push_back(row);
        ports.insert(socket.localPort);
        remotes.insert(socket.remoteAddress);
        services.emplace(socket.remoteAddress, socket.remotePort);
    }
    std::ranges::sort(selected.rows);
    std::vector<ReleaseScope> scopes{selected};
    const auto offer = [&](ReleaseScope scope) {
        if (scope.rows.size() > selected.rows.size()) scopes.push_back(std::move(scope));
    };

    auto ofPort = leftoversWhere(snapshot, ScopeKind::LocalPort,
                                 [&](const Socket& socket) { return ports.contains(socket.localPort); });
    if (ports.size() == 1) ofPort.name = {"%1", {std::to_string(number(*ports.begin()))}};
    offer(std::move(ofPort));

    auto ofService = leftoversWhere(snapshot, ScopeKind::Service, [&](const Socket& socket) {
        return services.contains({socket.remoteAddress, socket.remotePort});
    });
    if (services.size() == 1)
        ofService.name = {SOCKLENS_TEXT("%1 port %2"),
                          {toText(services.begin()->first), std::to_string(number(services.begin()->second))}};
    offer(std::move(ofService));

    auto ofRemote = leftoversWhere(snapshot, ScopeKind::Remote,
                                   [&](const Socket& socket) { return remotes.contains(socket.remoteAddress); });
    if (remotes.size() == 1) ofRemote.name = {"%1", {toText(*remotes.begin())}};
    offer(std::move(ofRemote));

    // The servers at whose ports the selected ones were, with all the ports that they listen on.
    std::set<std::uint32_t> servers;
    for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
        const Socket& socket = snapshot.sockets[row];
        if (socket.protocol != Protocol::Tcp || socket.state != State::Listen || !ports.contains(socket.localPort))
            continue;
        const auto holders = snapshot.holders(row);
        if (!holders.empty()) servers.insert(holders.front());
    }
    for (const std::uint32_t server : servers) {
        std::set<Port> theirs;
        for (std::uint32_t row = 0; row < snapshot.sockets.size(); ++row) {
            const Socket& socket = snapshot.sockets[row];
            const bool listens = socket.protocol == Protocol::Tcp && socket.state == State::Listen;
            if (listens && std::ranges::count(snapshot.holders(row), server) > 0) theirs.insert(socket.localPort);
        }
        auto scope = leftoversWhere(snapshot, ScopeKind::Server,
                                    [&](const Socket& socket) { return theirs.contains(socket.localPort); });
        scope.process = snapshot.processes[server];
        offer(std::move(scope));
    }
    offer(leftoversWhere(snapshot, ScopeKind::Everything, [](const Socket& /*socket*/) { return true; }));
    return scopes;
}

}   // namespace socklens
