#include "app/core/row_facts.h"

#include "app/core/network_namespace.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace socklens {

namespace {

template <class T, Unknown which>
std::optional<std::uint64_t> known(Compact<T, which> fact) {
    if (!fact) return std::nullopt;
    if constexpr (std::is_enum_v<T>)
        return number(*fact);
    else
        return *fact;
}

std::optional<std::uint64_t> known(Port port) {
    return number(port) == 0 ? std::nullopt : std::optional<std::uint64_t>(number(port));
}

std::optional<std::uint64_t> fromTcpInfo(const SocketView& view, Column column) {
    const TcpInfo* info = view.snapshot.tcpInfo(view.row);
    if (info == nullptr) return std::nullopt;
    if (column == Column::BytesSent) return info->bytesAcknowledged;
    if (column == Column::BytesReceived) return info->bytesReceived;
    if (column == Column::TotalRetransmits) return info->totalRetransmits;
    if (!info->roundTripTime) return std::nullopt;
    return static_cast<std::uint64_t>(info->roundTripTime->count());
}

std::optional<std::uint64_t> ageOf(const SocketView& view) {
    if (!view.firstSeen) return std::nullopt;
    const auto elapsed = view.snapshot.capturedAt - *view.firstSeen;
    return static_cast<std::uint64_t>(std::max(elapsed, Milliseconds(0)).count());
}

template <class Key>
std::string_view lookUp(const std::map<Key, std::string>& names, Key key) {
    const auto found = names.find(key);
    return found == names.end() ? std::string_view() : std::string_view(found->second);
}

}   // namespace

std::optional<std::uint64_t> numberOf(const SocketView& view, Column column) {
    const Socket& socket = view.socket();
    switch (column) {
    case Column::LocalPort: return known(socket.localPort);
    case Column::RemotePort: return known(socket.remotePort);
    case Column::Uid: return known(socket.uid);
    case Column::ReceiveQueue: return known(socket.receiveQueue);
    case Column::SendQueue: return known(socket.sendQueue);
    case Column::TimerExpires: return known(socket.timerExpiresMs);
    case Column::Retransmits: return known(socket.retransmits);
    case Column::Inode: return known(socket.inode);
    case Column::Cookie: return known(socket.cookie);
    case Column::NetworkNamespace: return inodeOf(view.snapshot.networkNamespaceOf(view.row));
    case Column::PeerInode: return known(socket.peerInode);
    case Column::RoundTripTime:
    case Column::BytesSent:
    case Column::BytesReceived:
    case Column::TotalRetransmits: return fromTcpInfo(view, column);
    case Column::Age: return ageOf(view);
    case Column::CapturedAt:
    case Column::Protocol:
    case Column::Family:
    case Column::State:
    case Column::LocalAddress:
    case Column::RemoteAddress:
    case Column::Pid:
    case Column::Process:
    case Column::User:
    case Column::Timer:
    case Column::Cgroup:
    case Column::Command:
    case Column::Type:
    case Column::Interface:
    case Column::Shutdown:
    case Column::Unit:
    case Column::Container:
    case Column::Source:
    case Column::CongestionControl:
    case Column::NetworkName: return std::nullopt;
    }
    return std::nullopt;
}

std::string_view userOf(const SocketView& view) {
    const auto uid = view.socket().uid;
    return uid ? lookUp(view.snapshot.directory->users, *uid) : std::string_view();
}

/// What the number of a device means in another network namespace is not known here.
std::string_view interfaceOf(const SocketView& view) {
    const auto interface = view.socket().interface;
    return interface && view.snapshot.isOwn(view.row) ? lookUp(view.snapshot.directory->interfaces, *interface)
                                                      : std::string_view();
}

std::string_view cgroupOf(const SocketView& view) {
    if (const auto cgroup = view.socket().cgroup)
        if (const auto path = lookUp(view.snapshot.directory->cgroups, *cgroup); !path.empty()) return path;
    const auto holders = view.snapshot.holders(view.row);
    return holders.empty() ? std::string_view()
                           : std::string_view(view.snapshot.processes[holders.front()]->cgroup);
}

AddressText::AddressText(const Socket& socket, const Address& address) {
    if (socket.family == Family::Inet6 || !address.isInet()) {
        inet_ntop(AF_INET6, address.bytes.data(), m_text.data(), INET6_ADDRSTRLEN);
        m_length = std::strlen(m_text.data());
        return;
    }
    char* end = m_text.data();
    for (std::size_t octet = 12; octet < 16; ++octet) {
        if (octet != 12) *end++ = '.';
        end = std::to_chars(end, m_text.data() + m_text.size(), address.bytes[octet]).ptr;
    }
    m_length = static_cast<std::size_t>(end - m_text.data());
}

}   // namespace socklens
