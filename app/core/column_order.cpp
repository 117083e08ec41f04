#include "app/core/column.h"
#include "app/core/row_facts.h"

#include <algorithm>

namespace socklens {

namespace {

/// Unknown comes after everything known.
template <class Fact>
std::weak_ordering compareKnown(const std::optional<Fact>& a, const std::optional<Fact>& b) {
    if (!a || !b) return b.has_value() <=> a.has_value();
    return *a <=> *b;
}

std::weak_ordering compareText(std::string_view a, std::string_view b) {
    if (a.empty() != b.empty()) return a.empty() ? std::weak_ordering::greater : std::weak_ordering::less;
    return a <=> b;
}

std::weak_ordering comparePort(Port a, Port b) {
    const auto known = [](Port port) { return number(port) != 0; };
    if (known(a) != known(b)) return known(a) ? std::weak_ordering::less : std::weak_ordering::greater;
    return a <=> b;
}

/// UNIX names come after all addresses.
std::weak_ordering compareAddress(const SocketView& a, const SocketView& b, Address Socket::*address,
                                  Column column) {
    const bool aIsUnix = a.socket().protocol == Protocol::Unix;
    const bool bIsUnix = b.socket().protocol == Protocol::Unix;
    if (aIsUnix != bIsUnix) return aIsUnix ? std::weak_ordering::greater : std::weak_ordering::less;
    if (aIsUnix) return compareText(text(a, column), text(b, column));
    return a.socket().*address <=> b.socket().*address;
}

const Process* firstHolder(const SocketView& view) {
    const auto holders = view.snapshot.holders(view.row);
    return holders.empty() ? nullptr : view.snapshot.processes[holders.front()].get();
}

template <class Compare>
std::weak_ordering compareHolder(const SocketView& a, const SocketView& b, Compare compare) {
    const Process* left = firstHolder(a);
    const Process* right = firstHolder(b);
    if (left == nullptr || right == nullptr) return (left == nullptr) <=> (right == nullptr);
    return compare(*left, *right);
}

}   // namespace

std::weak_ordering compare(const SocketView& a, const SocketView& b, Column column) {
    const Socket& left = a.socket();
    const Socket& right = b.socket();
    switch (column) {
    case Column::CapturedAt: return a.snapshot.capturedAt <=> b.snapshot.capturedAt;
    case Column::Protocol: return left.protocol <=> right.protocol;
    case Column::Family: return left.family <=> right.family;
    case Column::State: return left.state <=> right.state;
    case Column::LocalAddress: return compareAddress(a, b, &Socket::localAddress, column);
    case Column::LocalPort: return comparePort(left.localPort, right.localPort);
    case Column::RemoteAddress: return compareAddress(a, b, &Socket::remoteAddress, column);
    case Column::RemotePort: return comparePort(left.remotePort, right.remotePort);
    case Column::Pid: return compareHolder(a, b, [](const Process& p, const Process& q) { return p.id <=> q.id; });
    case Column::Process:
        return compareHolder(a, b, [](const Process& p, const Process& q) { return compareText(p.name, q.name); });
    case Column::Command:
        return compareHolder(a, b,
                             [](const Process& p, const Process& q) { return compareText(p.command, q.command); });
    case Column::Uid: return left.uid <=> right.uid;
    case Column::ReceiveQueue: return left.receiveQueue <=> right.receiveQueue;
    case Column::SendQueue: return left.sendQueue <=> right.sendQueue;
    case Column::Timer:
        if (const auto order = left.timer <=> right.timer; order != 0) return order;
        return left.timerExpiresMs <=> right.timerExpiresMs;
    case Column::TimerExpires: return left.timerExpiresMs <=> right.timerExpiresMs;
    case Column::Retransmits: return left.retransmits <=> right.retransmits;
    case Column::Inode: return left.inode <=> right.inode;
    case Column::Cookie: return left.cookie <=> right.cookie;
    case Column::NetworkNamespace: return a.snapshot.networkNamespace <=> b.snapshot.networkNamespace;
    case Column::Type: return left.unixType <=> right.unixType;
    case Column::PeerInode: return left.peerInode <=> right.peerInode;
    case Column::Source: return a.snapshot.source(left.protocol) <=> b.snapshot.source(right.protocol);
    case Column::User: return compareText(userOf(a), userOf(b));
    case Column::Cgroup: return compareText(cgroupOf(a), cgroupOf(b));
    case Column::Interface: return compareText(interfaceOf(a), interfaceOf(b));
    case Column::Shutdown:
    case Column::Unit:
    case Column::Container:
    case Column::CongestionControl: return compareText(text(a, column), text(b, column));
    case Column::Age:   // by when it began, which a clock that is set back does not change
        if (a.firstSeen && b.firstSeen) return *b.firstSeen <=> *a.firstSeen;
        return compareKnown(a.firstSeen, b.firstSeen);
    case Column::RoundTripTime:
    case Column::BytesSent:
    case Column::BytesReceived:
    case Column::TotalRetransmits: return compareKnown(numberOf(a, column), numberOf(b, column));
    }
    return std::weak_ordering::equivalent;
}

}   // namespace socklens
