#include "app/core/cgroup_owner.h"
#include "app/core/column.h"
#include "app/core/rfc3339.h"
#include "app/core/row_facts.h"

#include <array>
#include <charconv>
#include <type_traits>
#include <utility>

namespace socklens {

namespace {

std::string_view shutdownText(ShutdownBits bits) {
    switch (number(bits) & 3U) {
    case 1: return "receive";
    case 2: return "send";
    case 3: return "both";
    default: return {};
    }
}

bool isPerHolder(Column column) {
    return column == Column::Pid || column == Column::Process || column == Column::Command;
}

/// Gives every value to `take`: a text that stays as long as the call, or a number.
template <class Take>
void forEachValue(const SocketView& view, Column column, const Take& take) {
    const Socket& socket = view.socket();
    const auto known = [&](std::string_view text) {
        if (!text.empty()) take(text);
    };
    const auto address = [&](const Address& side, std::string_view name) {
        socket.protocol == Protocol::Unix ? known(name) : known(AddressText(socket, side).view());
    };
    const auto perHolder = [&](auto projection) {
        for (const std::uint32_t process : view.snapshot.holders(view.row))
            take(projection(*view.snapshot.processes[process]));
    };
    switch (column) {
    case Column::CapturedAt: return known(rfc3339(view.snapshot.capturedAt));
    case Column::Protocol: return known(toText(socket.protocol));
    case Column::Family: return known(toText(socket.family));
    case Column::State: return known(toText(socket.state));
    case Column::LocalAddress: return address(socket.localAddress, view.snapshot.nameOf(socket));
    case Column::RemoteAddress: return address(socket.remoteAddress, view.snapshot.peerNameOf(socket));
    case Column::Pid:
        return perHolder(
            [](const Process& process) { return static_cast<std::uint64_t>(number(process.id.pid)); });
    case Column::Process: return perHolder([](const Process& process) { return std::string_view(process.name); });
    case Column::Command:
        return perHolder([](const Process& process) { return std::string_view(process.command); });
    case Column::User: return known(userOf(view));
    case Column::Interface: return known(interfaceOf(view));
    case Column::Cgroup: return known(cgroupOf(view));
    case Column::Unit: return known(systemdUnit(cgroupOf(view)));
    case Column::Container: return known(containerName(cgroupOf(view)));
    case Column::Timer: return known(socket.timer ? toText(*socket.timer) : std::string_view());
    case Column::NetworkName: return known(view.snapshot.networkNameOf(view.row));
    case Column::Type: return known(socket.unixType ? toText(*socket.unixType) : std::string_view());
    case Column::Shutdown: return known(socket.shutdown ? shutdownText(*socket.shutdown) : std::string_view());
    case Column::Source: return known(toText(view.snapshot.sourceOf(view.row)));
    case Column::CongestionControl: {
        const TcpInfo* tcpInfo = view.snapshot.tcpInfo(view.row);
        return known(tcpInfo == nullptr ? std::string_view() : std::string_view(tcpInfo->congestionControl));
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
    case Column::Age:
        if (const auto value = numberOf(view, column)) take(*value);
        return;
    }
}

void append(std::string& text, std::uint64_t value, bool /*several*/) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text.append(digits.data(), end);
}

/// The semicolon divides: one within a value is written otherwise.
void append(std::string& text, std::string_view value, bool several) {
    if (!several) {
        text += value;
        return;
    }
    for (const char c : value)
        if (c == ';')
            text += "\\x3b";
        else
            text += c;
}

}   // namespace

std::vector<Value> values(const SocketView& view, Column column) {
    std::vector<Value> all;
    forEachValue(view, column, [&](auto value) {
        if constexpr (std::is_integral_v<decltype(value)>)
            all.emplace_back(value);
        else
            all.emplace_back(std::string(value));
    });
    return all;
}

void appendText(std::string& text, const SocketView& view, Column column) {
    const bool several = isPerHolder(column) && view.snapshot.holders(view.row).size() > 1;
    bool isFirst = true;
    forEachValue(view, column, [&](auto value) {
        if (!std::exchange(isFirst, false)) text += ';';
        append(text, value, several);
    });
}

std::string text(const SocketView& view, Column column) {
    std::string all;
    appendText(all, view, column);
    return all;
}

}   // namespace socklens
