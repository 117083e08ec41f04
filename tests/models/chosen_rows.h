// Sockets, processes and moments as a test writes them down, to be put into a SnapshotBuilder. Values only: any
// thread; std::bad_optional_access for a text that is no address.
#pragma once

#include "app/core/picture.h"
#include "tests/support/snapshot_builder.h"

namespace socklens::test {

/// 2026-11-20T14:02:11.250Z, and so many milliseconds later.
Timestamp moment(std::int64_t milliseconds = 0);

/// (Tcp, Established, "10.0.0.1", 80, "10.0.0.2", 4000); the family is that of the local address. No cookie.
Socket inetSocket(Protocol protocol, State state, std::string_view local, std::uint16_t localPort,
                  std::string_view remote = {}, std::uint16_t remotePort = 0);
Socket unixSocket(State state, UnixType type = UnixType::Stream);

Socket withCookie(Socket socket, std::uint64_t cookie);
Socket withInode(Socket socket, std::uint32_t inode);

Process process(std::int32_t pid, std::string name, std::string command = {}, std::uint64_t startTime = 1000);

/// Captured so many milliseconds after moment().
SnapshotPointer take(SnapshotBuilder& builder, std::int64_t milliseconds = 0);

/// The snapshot as the first that was ever seen.
PicturePointer firstPicture(SnapshotBuilder& builder);

}   // namespace socklens::test
