// What column.h says of a row, read without making strings: filters and sorting ask this of a million rows.
// Pure functions of a snapshot: any thread, cannot fail. What is unknown is nullopt, or an empty text.
#pragma once

#include "app/core/column.h"

#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace socklens {

/// The value of a column of numbers or durations; of the pids, which are many, nothing.
std::optional<std::uint64_t> numberOf(const SocketView& view, Column column);

std::string_view userOf(const SocketView& view);
std::string_view interfaceOf(const SocketView& view);
/// The kernel's word on the socket where it gives one, else the first holder's.
std::string_view cgroupOf(const SocketView& view);

/// An address in the characters of column.h, kept in place.
class AddressText {
public:
    AddressText(const Socket& socket, const Address& address);
    std::string_view view() const { return {m_text.data(), m_length}; }

private:
    std::array<char, INET6_ADDRSTRLEN> m_text{};
    std::size_t m_length = 0;
};

/// Whether `test` says yes to one of the texts of a column of texts or addresses; it is not asked about what is
/// unknown.
template <class Test>
bool anyText(const SocketView& view, Column column, Test test) {
    const Socket& socket = view.socket();
    const auto known = [&](std::string_view text) { return !text.empty() && test(text); };
    const auto address = [&](const Address& side, std::string_view name) {
        return socket.protocol == Protocol::Unix ? known(name) : known(AddressText(socket, side).view());
    };
    const auto anyHolder = [&](auto member) {
        for (const std::uint32_t process : view.snapshot.holders(view.row))
            if (known((*view.snapshot.processes[process]).*member)) return true;
        return false;
    };
    if (column == Column::Process) return anyHolder(&Process::name);
    if (column == Column::Command) return anyHolder(&Process::command);
    if (column == Column::LocalAddress) return address(socket.localAddress, view.snapshot.nameOf(socket));
    if (column == Column::RemoteAddress) return address(socket.remoteAddress, view.snapshot.peerNameOf(socket));
    if (column == Column::User) return known(userOf(view));
    if (column == Column::Interface) return known(interfaceOf(view));
    if (column == Column::Cgroup) return known(cgroupOf(view));
    return known(text(view, column));
}

}   // namespace socklens
