// Rows of sockets with their names, holders and tcp_info, as columns and back. See columns.h for how reading
// fails. Pure; any thread. Only for app/wire.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/socket_key.h"
#include "app/wire/columns.h"

#include <span>

namespace socklens::wire {

/// More are no machine's sockets.
inline constexpr std::uint32_t mostSockets = 3'000'000;

void writeSockets(Sockets& message, const socklens::Snapshot& snapshot, std::span<const std::uint32_t> rows);
/// A snapshot of nothing but sockets, names, holders and tcp_info; the holders are places among `processes`.
socklens::Snapshot readSockets(const Sockets& message, bool withHolders, std::size_t processes, Check& check);

void writeKeys(Keys& message, std::span<const SocketKey> keys);
std::vector<SocketKey> readKeys(const Keys& message, NetworkNamespace networkNamespace, Check& check);

}   // namespace socklens::wire
