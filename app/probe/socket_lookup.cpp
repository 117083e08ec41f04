#include "app/probe/socket_lookup.h"

#include "app/probe/inet_diag.h"

namespace socklens {

namespace {

bool canBeAskedFor(const SocketTarget& target) {
    return target.protocol != Protocol::Unix && isIdentified(target);
}

/// Several sockets can have the same place in the kernel's tables, and a get by address finds only one of them.
bool canBeHidden(const SocketTarget& target) {
    return target.protocol == Protocol::Udp || target.state == State::Listen;
}

Sighting findInPort(SockDiag& diag, const SocketTarget& target) {
    constexpr auto listening = StateMask{1U << static_cast<unsigned>(State::Listen)};
    const StateMask states = target.protocol == Protocol::Tcp ? listening : StateMask::All;
    Sighting sighting{.socket = {}, .error = ENOENT};
    const auto end = diag.dump(inetPortDumpRequest(target.protocol, target.family, states, target.localPort),
                               [&](Bytes payload) {
                                   const auto row = parseInetDiag(payload, target.protocol, kernelFacts());
                                   if (row && row->socket.cookie == target.cookie) sighting.socket = row->socket;
                               });
    if (!end) sighting.error = end.error().value();
    return sighting;
}

}   // namespace

std::vector<Sighting> lookUp(SockDiag& diag, std::span<const SocketTarget> targets) {
    std::vector<Sighting> sightings(targets.size());
    std::vector<std::size_t> asked;
    std::vector<std::vector<std::byte>> requests;
    asked.reserve(targets.size());
    requests.reserve(targets.size());
    for (std::size_t at = 0; at < targets.size(); ++at) {
        if (!canBeAskedFor(targets[at])) continue;
        asked.push_back(at);
        requests.push_back(inetGetRequest(targets[at], false));
    }
    const KernelFacts facts = kernelFacts();
    const auto answered = diag.exchange(SockDiag::Command::Get, requests, [&](const SockDiag::Reply& reply) {
        const std::size_t at = asked[reply.request];
        // A cookie that is not the socket's is ENOENT for TCP and ESTALE for UDP.
        sightings[at].error = reply.error == ESTALE ? ENOENT : reply.error;
        if (reply.error != 0) return;
        if (const auto row = parseInetDiag(reply.payload, targets[at].protocol, facts))
            sightings[at].socket = row->socket;
        else
            sightings[at].error = EBADMSG;
    });
    if (!answered) return sightings;
    for (const std::size_t at : asked)
        if (sightings[at].isGone() && canBeHidden(targets[at])) sightings[at] = findInPort(diag, targets[at]);
    return sightings;
}

}   // namespace socklens
