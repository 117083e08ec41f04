#include "app/core/column.h"
#include "app/core/row_facts.h"
#include "app/core/state_group.h"

#include <utility>

namespace socklens {

namespace {

const Process* firstHolder(const SocketView& view) {
    const auto holders = view.snapshot.holders(view.row);
    return holders.empty() ? nullptr : view.snapshot.processes[holders.front()].get();
}

/// As connections go: from waiting for one to what is left of it.
std::pair<StateGroup, State> stage(State state) {
    return {groupOf(state), state};
}

/// One direction; unknown comes after everything known.
class Comparison {
public:
    Comparison(const SocketView& a, const SocketView& b, bool descending)
        : m_a(a), m_b(b), m_descending(descending) {}

    template <class Fact>
    std::weak_ordering ordered(const Fact& a, const Fact& b) const {
        return m_descending ? b <=> a : a <=> b;
    }

    /// Of two std::optional or two Compact.
    template <class Fact>
    std::weak_ordering known(const Fact& a, const Fact& b) const {
        return a && b ? ordered(*a, *b) : b.has_value() <=> a.has_value();
    }

    std::weak_ordering texts(std::string_view a, std::string_view b) const {
        return a.empty() || b.empty() ? a.empty() <=> b.empty() : ordered(a, b);
    }

    std::weak_ordering ports(Port a, Port b) const {
        const bool isKnown = number(a) != 0 && number(b) != 0;
        return isKnown ? ordered(a, b) : (number(a) == 0) <=> (number(b) == 0);
    }

    /// UNIX names come after all addresses.
    std::weak_ordering addresses(Address Socket::*address, Column column) const {
        const bool aIsUnix = m_a.socket().protocol == Protocol::Unix;
        const bool bIsUnix = m_b.socket().protocol == Protocol::Unix;
        if (!aIsUnix && !bIsUnix) return ordered(m_a.socket().*address, m_b.socket().*address);
        const auto name = [&](const SocketView& view, bool isUnix) {
            if (!isUnix) return std::string_view("an address");
            return column == Column::LocalAddress ? view.snapshot.nameOf(view.socket())
                                                  : view.snapshot.peerNameOf(view.socket());
        };
        const std::string_view left = name(m_a, aIsUnix);
        const std::string_view right = name(m_b, bIsUnix);
        if (aIsUnix == bIsUnix || left.empty() || right.empty()) return texts(left, right);
        return ordered(aIsUnix, bIsUnix);
    }

    template <class Compare>
    std::weak_ordering holders(Compare compare) const {
        const Process* left = firstHolder(m_a);
        const Process* right = firstHolder(m_b);
        if (left == nullptr || right == nullptr) return (left == nullptr) <=> (right == nullptr);
        return compare(*left, *right);
    }

    std::weak_ordering holderTexts(std::string Process::*text) const {
        return holders([&](const Process& p, const Process& q) { return texts(p.*text, q.*text); });
    }

    std::weak_ordering timers() const {
        const Socket& left = m_a.socket();
        const Socket& right = m_b.socket();
        if (const auto order = known(left.timer, right.timer); order != 0) return order;
        return known(left.timerExpiresMs, right.timerExpiresMs);
    }

private:
    const SocketView& m_a;
    const SocketView& m_b;
    bool m_descending;
};

}   // namespace

std::weak_ordering compare(const SocketView& a, const SocketView& b, Column column, bool descending) {
    const Comparison by(a, b, descending);
    const Socket& left = a.socket();
    const Socket& right = b.socket();
    switch (column) {
    case Column::CapturedAt: return by.ordered(a.snapshot.capturedAt, b.snapshot.capturedAt);
    case Column::Protocol: return by.ordered(left.protocol, right.protocol);
    case Column::Family: return by.ordered(left.family, right.family);
    case Column::State: return by.ordered(stage(left.state), stage(right.state));
    case Column::LocalAddress: return by.addresses(&Socket::localAddress, column);
    case Column::LocalPort: return by.ports(left.localPort, right.localPort);
    case Column::RemoteAddress: return by.addresses(&Socket::remoteAddress, column);
    case Column::RemotePort: return by.ports(left.remotePort, right.remotePort);
    case Column::Pid:
        return by.holders([&](const Process& p, const Process& q) { return by.ordered(p.id, q.id); });
    case Column::Process: return by.holderTexts(&Process::name);
    case Column::Command: return by.holderTexts(&Process::command);
    case Column::Uid: return by.known(left.uid, right.uid);
    case Column::ReceiveQueue: return by.known(left.receiveQueue, right.receiveQueue);
    case Column::SendQueue: return by.known(left.sendQueue, right.sendQueue);
    case Column::Timer: return by.timers();
    case Column::TimerExpires: return by.known(left.timerExpiresMs, right.timerExpiresMs);
    case Column::Retransmits: return by.known(left.retransmits, right.retransmits);
    case Column::Inode: return by.known(left.inode, right.inode);
    case Column::Cookie: return by.known(left.cookie, right.cookie);
    case Column::Type: return by.known(left.unixType, right.unixType);
    case Column::PeerInode: return by.known(left.peerInode, right.peerInode);
    case Column::Source: return by.ordered(a.snapshot.sourceOf(a.row), b.snapshot.sourceOf(b.row));
    case Column::User: return by.texts(userOf(a), userOf(b));
    case Column::Cgroup: return by.texts(cgroupOf(a), cgroupOf(b));
    case Column::Interface: return by.texts(interfaceOf(a), interfaceOf(b));
    case Column::NetworkName: return by.texts(a.snapshot.networkNameOf(a.row), b.snapshot.networkNameOf(b.row));
    case Column::Shutdown:
    case Column::Unit:
    case Column::Container:
    case Column::CongestionControl: return by.texts(text(a, column), text(b, column));
    case Column::Age:   // by when it began, which a clock that is set back does not change
        return a.firstSeen && b.firstSeen ? by.ordered(*b.firstSeen, *a.firstSeen)
                                          : by.known(a.firstSeen, b.firstSeen);
    case Column::NetworkNamespace:
    case Column::RoundTripTime:
    case Column::BytesSent:
    case Column::BytesReceived:
    case Column::TotalRetransmits: return by.known(numberOf(a, column), numberOf(b, column));
    }
    return std::weak_ordering::equivalent;
}

}   // namespace socklens
