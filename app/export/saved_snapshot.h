// Reads back what Socklens has exported as CSV or JSON: what it takes to compare it with another snapshot, which
// is when it was taken, and of every socket protocol, state, addresses, inode, cookie, network namespace, and the
// holders by pid and name. Other columns are passed over. For files that somebody may have made up: bounded, and
// what is not understood is a sentence. Any thread.
#pragma once

#include "app/core/snapshot.h"

#include <filesystem>
#include <tl/expected.hpp>

namespace socklens {

inline constexpr std::size_t largestSavedSnapshot = std::size_t{1} << 30U;   ///< bytes: some 5 million sockets
inline constexpr std::size_t mostSavedSockets = 5'000'000;

tl::expected<SnapshotPointer, Message> readSnapshot(std::string_view text);
/// Only a plain file is read.
tl::expected<SnapshotPointer, Message> readSnapshotFile(const std::filesystem::path& path);

}   // namespace socklens
