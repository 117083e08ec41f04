#include "app/core/cgroup_owner.h"
#include "app/core/column.h"
#include "app/core/rfc3339.h"
#include "app/core/row_facts.h"

namespace socklens {

namespace {

std::vector<Value> one(std::string_view text) {
    return text.empty() ? std::vector<Value>{} : std::vector<Value>{std::string(text)};
}

std::vector<Value> one(std::optional<std::uint64_t> fact) {
    return fact ? std::vector<Value>{*fact} : std::vector<Value>{};
}

template <class Projection>
std::vector<Value> perHolder(const SocketView& view, Projection projection) {
    std::vector<Value> found;
    for (const std::uint32_t process : view.snapshot.holders(view.row))
        found.emplace_back(projection(*view.snapshot.processes[process]));
    return found;
}

std::string_view shutdownText(ShutdownBits bits) {
    switch (number(bits) & 3U) {
    case 1: return "receive";
    case 2: return "send";
    case 3: return "both";
    default: return {};
    }
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
        return isUnix ? one(view.snapshot.nameOf(socket)) : one(AddressText(socket, socket.localAddress).view());
    case Column::RemoteAddress:
        return isUnix ? one(view.snapshot.peerNameOf(socket))
                      : one(AddressText(socket, socket.remoteAddress).view());
    case Column::Pid:
        return perHolder(
            view, [](const Process& process) { return static_cast<std::uint64_t>(number(process.id.pid)); });
    case Column::Process: return perHolder(view, [](const Process& process) { return process.name; });
    case Column::Command: return perHolder(view, [](const Process& process) { return process.command; });
    case Column::User: return one(userOf(view));
    case Column::Interface: return one(interfaceOf(view));
    case Column::Cgroup: return one(cgroupOf(view));
    case Column::Unit: return one(systemdUnit(cgroupOf(view)));
    case Column::Container: return one(containerName(cgroupOf(view)));
    case Column::Timer: return socket.timer ? one(toText(*socket.timer)) : std::vector<Value>{};
    case Column::Type: return socket.unixType ? one(toText(*socket.unixType)) : std::vector<Value>{};
    case Column::Shutdown: return socket.shutdown ? one(shutdownText(*socket.shutdown)) : std::vector<Value>{};
    case Column::Source: return one(toText(view.snapshot.source(socket.protocol)));
    case Column::CongestionControl: {
        const TcpInfo* tcpInfo = view.snapshot.tcpInfo(view.row);
        return tcpInfo == nullptr ? std::vector<Value>{} : one(tcpInfo->congestionControl);
    }
    case Column::LocalPort:
    case Column::RemotePort:
    case Column::Uid:
    case Column::ReceiveQueue:
    case Column::SendQueue:
    case Column::TimerExpires:
    case Column::Retransmits:
    case Column::Inode:
    case Column::Cookie:
    case Column::NetworkNamespace:
    case Column::PeerInode:
    case Column::RoundTripTime:
    case Column::BytesSent:
    case Column::BytesReceived:
    case Column::TotalRetransmits:
    case Column::Age: return one(numberOf(view, column));
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
