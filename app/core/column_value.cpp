#include "app/core/cgroup_owner.h"
#include "app/core/column.h"
#include "app/core/rfc3339.h"

namespace socklens {

namespace {

std::vector<Value> one(std::string_view text) {
    return text.empty() ? std::vector<Value>{} : std::vector<Value>{std::string(text)};
}

std::vector<Value> one(std::optional<std::uint64_t> fact) {
    return fact ? std::vector<Value>{*fact} : std::vector<Value>{};
}

template <class T, Unknown which>
std::vector<Value> one(Compact<T, which> fact) {
    if (!fact) return {};
    if constexpr (std::is_enum_v<T>)
        return {std::uint64_t{number(*fact)}};
    else
        return {std::uint64_t{*fact}};
}

std::vector<Value> one(Port port) {
    return number(port) == 0 ? std::vector<Value>{} : std::vector<Value>{std::uint64_t{number(port)}};
}

template <class Projection>
std::vector<Value> perHolder(const SocketView& view, Projection projection) {
    std::vector<Value> found;
    for (const std::uint32_t process : view.snapshot.holders(view.row))
        found.emplace_back(projection(*view.snapshot.processes[process]));
    return found;
}

template <class Key>
std::string_view lookUp(const std::map<Key, std::string>& names, Key key) {
    const auto found = names.find(key);
    return found == names.end() ? std::string_view() : std::string_view(found->second);
}

std::string addressText(const Socket& socket, const Address& address) {
    return socket.family == Family::Inet6 ? toInet6Text(address) : toText(address);
}

std::string_view shutdownText(ShutdownBits bits) {
    switch (number(bits) & 3U) {
    case 1: return "receive";
    case 2: return "send";
    case 3: return "both";
    default: return {};
    }
}

/// The kernel's word on the socket where it gives one, else the first holder's.
std::string_view cgroupOf(const SocketView& view) {
    const Socket& socket = view.socket();
    if (socket.cgroup)
        if (const auto path = lookUp(view.snapshot.directory->cgroups, *socket.cgroup); !path.empty()) return path;
    const auto holders = view.snapshot.holders(view.row);
    return holders.empty() ? std::string_view()
                           : std::string_view(view.snapshot.processes[holders.front()]->cgroup);
}

std::vector<Value> tcpInfoValue(const TcpInfo* info, Column column) {
    if (info == nullptr) return {};
    if (column == Column::RoundTripTime)
        return info->roundTripTime ? one(static_cast<std::uint64_t>(info->roundTripTime->count()))
                                   : std::vector<Value>{};
    if (column == Column::BytesSent) return one(info->bytesAcknowledged);
    if (column == Column::BytesReceived) return one(info->bytesReceived);
    if (column == Column::TotalRetransmits) return one(std::optional<std::uint64_t>(info->totalRetransmits));
    return one(std::string_view(info->congestionControl));
}

std::optional<std::uint64_t> age(const SocketView& view) {
    if (!view.firstSeen) return std::nullopt;
    const auto elapsed = view.snapshot.capturedAt - *view.firstSeen;
    return static_cast<std::uint64_t>(std::max(elapsed, Milliseconds(0)).count());
}

}   // namespace

std::vector<Value> values(const SocketView& view, Column column) {
    const Socket& socket = view.socket();
    const bool isUnix = socket.protocol == Protocol::Unix;
    switch (column) {
    case Column::CapturedAt: return one(rfc3339(view.snapshot.capturedAt));
    case Column::Protocol: return one(toText(socket.protocol));
    case Column::Family: return one(toText(socket.family));
    case Column::State: return one(toText(socket.state));
    case Column::LocalAddress:
        return isUnix ? one(view.snapshot.nameOf(socket)) : one(addressText(socket, socket.localAddress));
    case Column::LocalPort: return one(socket.localPort);
    case Column::RemoteAddress:
        return isUnix ? one(view.snapshot.peerNameOf(socket)) : one(addressText(socket, socket.remoteAddress));
    case Column::RemotePort: return one(socket.remotePort);
    case Column::Pid:
        return perHolder(
            view, [](const Process& process) { return static_cast<std::uint64_t>(number(process.id.pid)); });
    case Column::Process: return perHolder(view, [](const Process& process) { return process.name; });
    case Column::User:
        return socket.uid ? one(lookUp(view.snapshot.directory->users, *socket.uid)) : std::vector<Value>{};
    case Column::Uid: return one(socket.uid);
    case Column::ReceiveQueue: return one(socket.receiveQueue);
    case Column::SendQueue: return one(socket.sendQueue);
    case Column::Timer: return socket.timer ? one(toText(*socket.timer)) : std::vector<Value>{};
    case Column::TimerExpires: return one(socket.timerExpiresMs);
    case Column::Retransmits: return one(socket.retransmits);
    case Column::Inode: return one(socket.inode);
    case Column::Cookie: return one(socket.cookie);
    case Column::Cgroup: return one(cgroupOf(view));
    case Column::Command: return perHolder(view, [](const Process& process) { return process.command; });
    case Column::NetworkNamespace: return one(std::optional(number(view.snapshot.networkNamespace)));
    case Column::Type: return socket.unixType ? one(toText(*socket.unixType)) : std::vector<Value>{};
    case Column::PeerInode: return one(socket.peerInode);
    case Column::Interface:
        return socket.interface ? one(lookUp(view.snapshot.directory->interfaces, *socket.interface))
                                : std::vector<Value>{};
    case Column::Shutdown: return socket.shutdown ? one(shutdownText(*socket.shutdown)) : std::vector<Value>{};
    case Column::Unit: return one(systemdUnit(cgroupOf(view)));
    case Column::Container: return one(containerName(cgroupOf(view)));
    case Column::Source: return one(toText(view.snapshot.source(socket.protocol)));
    case Column::RoundTripTime:
    case Column::BytesSent:
    case Column::BytesReceived:
    case Column::TotalRetransmits:
    case Column::CongestionControl: return tcpInfoValue(view.snapshot.tcpInfo(view.row), column);
    case Column::Age: return one(age(view));
    }
    return {};
}

std::string text(const SocketView& view, Column column) {
    const auto all = values(view, column);
    std::string joined;
    for (const Value& value : all) {
        if (&value != all.data()) joined += ';';
        if (const auto* count = std::get_if<std::uint64_t>(&value)) {
            joined += std::to_string(*count);
            continue;
        }
        for (const char c : std::get<std::string>(value)) {
            if (c == ';' && all.size() > 1)
                joined += "\\x3b";
            else
                joined += c;
        }
    }
    return joined;
}

}   // namespace socklens
