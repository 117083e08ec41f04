#include "app/wire/socket_columns.h"

#include "app/wire/tcp_info_columns.h"

#include <array>

namespace socklens::wire {

namespace {

void writeNames(Sockets& message, const socklens::Snapshot& snapshot, std::span<const std::uint32_t> rows) {
    std::uint32_t count = 0;
    const auto write = [&](auto& column, const auto& name, std::string_view text) {
        if (name) addString(*message.mutable_names(), text);
        column.Add(name ? ++count : 0);
    };
    for (const std::uint32_t row : rows) {
        const Socket& socket = snapshot.sockets[row];
        write(*message.mutable_own_names(), socket.name, snapshot.nameOf(socket));
        write(*message.mutable_peer_names(), socket.peerName, snapshot.peerNameOf(socket));
    }
    if (count == 0) {
        message.clear_own_names();
        message.clear_peer_names();
    }
}

void writeHolders(Sockets& message, const socklens::Snapshot& snapshot, std::span<const std::uint32_t> rows) {
    writeColumn(*message.mutable_holder_counts(), rows,
                [&](std::uint32_t row) { return static_cast<std::uint32_t>(snapshot.holders(row).size()); });
    for (const std::uint32_t row : rows)
        for (const std::uint32_t holder : snapshot.holders(row)) message.add_holders(holder);
}

void readHolders(const Sockets& message, std::size_t processes, socklens::Snapshot& part, Check& check) {
    const std::size_t rows = part.sockets.size();
    const auto all = static_cast<std::uint64_t>(message.holders_size());
    const ColumnView counts(message.holder_counts(), rows, check);
    part.holderEnds.reserve(rows);
    std::uint64_t end = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        if (!check.require(counts[row] <= all - end)) return;
        end += counts[row];
        part.holderEnds.push_back(static_cast<std::uint32_t>(end));
    }
    check.require(end == all);
    for (const std::uint32_t holder : message.holders()) check.require(holder < processes);
    part.holderList.assign(message.holders().begin(), message.holders().end());
}

void readName(std::uint64_t value, Compact<NameIndex, Unknown::Max>& name, std::size_t names, Check& check) {
    if (check.require(value <= names)) fromWire(value, name, check);
}

/// Columns of bytes whose values have names.
void readKinds(const Sockets& message, std::vector<Socket>& sockets, Check& check) {
    const std::size_t rows = sockets.size();
    const ColumnView protocols(message.protocols(), rows, check);
    const ColumnView families(message.families(), rows, check);
    const ColumnView states(message.states(), rows, check);
    const ColumnView unixTypes(message.unix_types(), rows, check);
    const ColumnView timers(message.timers(), rows, check);
    for (std::size_t row = 0; row < rows; ++row) {
        Socket& socket = sockets[row];
        enumFromWire(protocols[row], socket.protocol, Protocol::Tcp, Protocol::Unix, check);
        enumFromWire(families[row], socket.family, Family::Inet, Family::Unix, check);
        enumFromWire(states[row], socket.state, State::Established, State::Closing, check);
        constexpr std::array<std::uint64_t, 4> types{0, unsignedNumber(UnixType::Stream),
                                                     unsignedNumber(UnixType::Datagram),
                                                     unsignedNumber(UnixType::SequencedPacket)};
        if (check.require(std::ranges::find(types, unixTypes[row]) != types.end()))
            fromWire(unixTypes[row], socket.unixType, check);
        if (check.require(timers[row] <= unsignedNumber(Timer::Persist) + std::uint64_t{1}))
            fromWire(timers[row], socket.timer, check);
    }
}

/// Columns whose values may be anything that fits.
void readNumbers(const Sockets& message, std::vector<Socket>& sockets, Check& check) {
    const auto each = [&](const auto& column, auto member) {
        const ColumnView view(column, sockets.size(), check);
        for (std::size_t row = 0; row < sockets.size(); ++row) fromWire(view[row], sockets[row].*member, check);
    };
    each(message.cookies(), &Socket::cookie);
    each(message.cgroups(), &Socket::cgroup);
    each(message.inodes(), &Socket::inode);
    each(message.peer_inodes(), &Socket::peerInode);
    each(message.uids(), &Socket::uid);
    each(message.receive_queues(), &Socket::receiveQueue);
    each(message.send_queues(), &Socket::sendQueue);
    each(message.timer_expires_ms(), &Socket::timerExpiresMs);
    each(message.interfaces(), &Socket::interface);
    each(message.retransmits(), &Socket::retransmits);
    each(message.shutdowns(), &Socket::shutdown);
    each(message.ipv6_onlys(), &Socket::ipv6Only);
}

/// Ends of sockets, and of keys.
template <class FromMessage, class Row>
void readEnds(const FromMessage& message, std::vector<Row>& rows, Check& check) {
    const ColumnView localPorts(message.local_ports(), rows.size(), check);
    const ColumnView remotePorts(message.remote_ports(), rows.size(), check);
    const AddressView localAddresses(message.local_addresses(), rows.size(), check);
    const AddressView remoteAddresses(message.remote_addresses(), rows.size(), check);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        check.require(localPorts[row] <= UINT16_MAX && remotePorts[row] <= UINT16_MAX);
        rows[row].localPort = static_cast<Port>(localPorts[row]);
        rows[row].remotePort = static_cast<Port>(remotePorts[row]);
        rows[row].localAddress = localAddresses[row];
        rows[row].remoteAddress = remoteAddresses[row];
    }
}

template <class ToMessage, class Rows, class RowOf>
void writeEnds(ToMessage& message, const Rows& rows, RowOf rowOf) {
    writeColumn(*message.mutable_local_ports(), rows,
                [&](const auto& row) { return number(rowOf(row).localPort); });
    writeColumn(*message.mutable_remote_ports(), rows,
                [&](const auto& row) { return number(rowOf(row).remotePort); });
    writeAddresses(*message.mutable_local_addresses(), rows,
                   [&](const auto& row) { return rowOf(row).localAddress; });
    writeAddresses(*message.mutable_remote_addresses(), rows,
                   [&](const auto& row) { return rowOf(row).remoteAddress; });
}

}   // namespace

void writeSockets(Sockets& message, const socklens::Snapshot& snapshot, std::span<const std::uint32_t> rows) {
    message.set_count(static_cast<std::uint32_t>(rows.size()));
    const auto socketAt = [&](std::uint32_t row) -> const Socket& { return snapshot.sockets[row]; };
    const auto kinds = [&](std::string* column, auto member) {
        writeColumn(*column, rows, [&](std::uint32_t row) { return unsignedNumber(socketAt(row).*member); });
    };
    kinds(message.mutable_protocols(), &Socket::protocol);
    kinds(message.mutable_families(), &Socket::family);
    kinds(message.mutable_states(), &Socket::state);
    const auto each = [&](auto* column, auto member) {
        writeColumn(*column, rows, [&](std::uint32_t row) { return toWire(socketAt(row).*member); });
    };
    each(message.mutable_cookies(), &Socket::cookie);
    each(message.mutable_cgroups(), &Socket::cgroup);
    each(message.mutable_inodes(), &Socket::inode);
    each(message.mutable_peer_inodes(), &Socket::peerInode);
    each(message.mutable_uids(), &Socket::uid);
    each(message.mutable_receive_queues(), &Socket::receiveQueue);
    each(message.mutable_send_queues(), &Socket::sendQueue);
    each(message.mutable_timer_expires_ms(), &Socket::timerExpiresMs);
    each(message.mutable_interfaces(), &Socket::interface);
    each(message.mutable_unix_types(), &Socket::unixType);
    each(message.mutable_timers(), &Socket::timer);
    each(message.mutable_retransmits(), &Socket::retransmits);
    each(message.mutable_shutdowns(), &Socket::shutdown);
    each(message.mutable_ipv6_onlys(), &Socket::ipv6Only);
    writeEnds(message, rows, socketAt);
    writeNames(message, snapshot, rows);
    writeHolders(message, snapshot, rows);
    writeTcpInfos(*message.mutable_tcp_infos(), snapshot, rows);
}

socklens::Snapshot readSockets(const Sockets& message, bool withHolders, std::size_t processes, Check& check) {
    socklens::Snapshot part;
    // Every socket has a state, so that the bytes that arrived bound the number of rows.
    if (!check.require(message.count() <= mostSockets && message.states().size() == message.count())) return part;
    part.sockets.resize(message.count());
    readKinds(message, part.sockets, check);
    readNumbers(message, part.sockets, check);
    readEnds(message, part.sockets, check);

    if (!check.require(static_cast<std::size_t>(message.names().lengths_size()) <= 2 * part.sockets.size()))
        return part;
    const auto names = readStrings(message.names(), check);
    part.names.assign(names.begin(), names.end());
    const ColumnView ownNames(message.own_names(), part.sockets.size(), check);
    const ColumnView peerNames(message.peer_names(), part.sockets.size(), check);
    for (std::size_t row = 0; row < part.sockets.size(); ++row) {
        readName(ownNames[row], part.sockets[row].name, part.names.size(), check);
        readName(peerNames[row], part.sockets[row].peerName, part.names.size(), check);
    }
    if (withHolders) readHolders(message, processes, part, check);
    part.tcpInfos = readTcpInfos(message.tcp_infos(), part.sockets.size(), check);
    return part;
}

void writeKeys(Keys& message, std::span<const SocketKey> keys) {
    message.set_count(static_cast<std::uint32_t>(keys.size()));
    writeColumn(*message.mutable_protocols(), keys,
                [](const SocketKey& key) { return unsignedNumber(key.protocol); });
    writeColumn(*message.mutable_cookies(), keys, [](const SocketKey& key) { return toWire(key.cookie); });
    writeColumn(*message.mutable_inodes(), keys, [](const SocketKey& key) { return toWire(key.inode); });
    writeEnds(message, keys, [](const SocketKey& key) -> const SocketKey& { return key; });
}

std::vector<SocketKey> readKeys(const Keys& message, NetworkNamespace networkNamespace, Check& check) {
    if (!check.require(message.count() <= mostSockets)) return {};
    std::vector<SocketKey> keys(message.count());
    const ColumnView protocols(message.protocols(), keys.size(), check);
    const ColumnView cookies(message.cookies(), keys.size(), check);
    const ColumnView inodes(message.inodes(), keys.size(), check);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        keys[row].networkNamespace = networkNamespace;
        enumFromWire(protocols[row], keys[row].protocol, Protocol::Tcp, Protocol::Unix, check);
        fromWire(cookies[row], keys[row].cookie, check);
        fromWire(inodes[row], keys[row].inode, check);
    }
    readEnds(message, keys, check);
    return keys;
}

}   // namespace socklens::wire
