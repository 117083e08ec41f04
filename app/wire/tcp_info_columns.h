// tcp_info of the rows that have one, as columns and back. See columns.h for how reading fails. Pure; any thread.
// Only for app/wire.
#pragma once

#include "app/core/snapshot.h"
#include "app/wire/columns.h"

#include <span>
#include <utility>

namespace socklens::wire {

/// The kernel counts in 32 bits.
std::optional<std::uint32_t> microseconds(const std::optional<std::chrono::microseconds>& duration);

/// Of those among the rows that have one; named by their place in `rows`.
void writeTcpInfos(TcpInfos& message, const socklens::Snapshot& snapshot, std::span<const std::uint32_t> rows);
/// By ascending place below `rows`.
std::vector<std::pair<std::uint32_t, TcpInfo>> readTcpInfos(const TcpInfos& message, std::size_t rows,
                                                            Check& check);

}   // namespace socklens::wire
