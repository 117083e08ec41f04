#include "app/insight/leftover_keys.h"

#include "app/insight/connection_tuple.h"

namespace socklens {

LeftoverKeys::LeftoverKeys(const Snapshot& snapshot, std::span<const std::uint32_t> leftovers,
                           const SocketMemory& memory)
    : m_snapshot(snapshot), m_memory(memory) {
    for (const std::uint32_t row : leftovers) {
        if (memory.formerOwner(row).process) continue;
        ++m_likeIt[atPort(row)];
        ++m_likeIt[toRemote(row)];
    }
}

NetworkNamespace LeftoverKeys::networkOf(std::uint32_t row) const {
    return m_snapshot.isOwn(row) ? NetworkNamespace{} : m_snapshot.networkNamespaceOf(row);
}

LeftoverKey LeftoverKeys::atPort(std::uint32_t row) const {
    return {.port = m_snapshot.sockets[row].localPort, .network = networkOf(row)};
}

LeftoverKey LeftoverKeys::toRemote(std::uint32_t row) const {
    const Socket& socket = m_snapshot.sockets[row];
    return {.remote = socket.remoteAddress, .remotePort = socket.remotePort, .network = networkOf(row)};
}

LeftoverKey LeftoverKeys::keyOf(LeftoverGrouping grouping, std::uint32_t row) const {
    const Socket& socket = m_snapshot.sockets[row];
    switch (grouping) {
    case LeftoverGrouping::FormerOwner: return byOwner(row);
    case LeftoverGrouping::State: return {.state = socket.state};
    case LeftoverGrouping::Remote: return {.remote = socket.remoteAddress, .network = networkOf(row)};
    }
    return {};
}

LeftoverKey LeftoverKeys::byOwner(std::uint32_t row) const {
    if (const ProcessPointer& process = m_memory.formerOwner(row).process) return {.process = process->id};
    const Socket& socket = m_snapshot.sockets[row];
    const std::uint32_t here = m_likeIt.at(atPort(row));
    const std::uint32_t there = m_likeIt.at(toRemote(row));
    // A server has many at one port of its own, clients have many to one port of another. Where there are as many
    // of both, the lower port is the service: clients get high ones.
    const bool isServer = here != there ? here > there : socket.localPort < socket.remotePort;
    return isServer ? atPort(row) : toRemote(row);
}

std::size_t LeftoverKeyHash::operator()(const LeftoverKey& key) const noexcept {
    const ConnectionTuple numbers{
        key.remote.value_or(Address{}), {}, key.port.value_or(Port{}), key.remotePort.value_or(Port{})};
    const auto process =
        static_cast<std::uint64_t>(number(key.process.pid)) ^ number(key.process.startTime) ^ number(key.network);
    return hashOf(numbers) ^ (process * 0x9e3779b97f4a7c15U) ^ number(key.state);
}

namespace {

std::string placeText(const LeftoverKey& key) {
    if (key.port) return "port " + std::to_string(number(*key.port));
    if (!key.remote) return {};
    if (key.remotePort) return "to " + toText(*key.remote) + ' ' + std::to_string(number(*key.remotePort));
    return "remote " + toText(*key.remote);
}

}   // namespace

std::string toText(const LeftoverKey& key) {
    if (key.process.pid != Pid{})
        return "pid " + std::to_string(number(key.process.pid)) + ' ' +
               std::to_string(number(key.process.startTime));
    if (key.state != State{}) return "state " + std::string(toText(key.state));
    return placeText(key) +
           (key.network == NetworkNamespace{} ? "" : " in " + std::to_string(number(key.network)));
}

}   // namespace socklens
