// A small machine that every reader of a test can keep in mind:
//
//   systemd   1  root      listens on port 22
//   nginx   100  this user listens on 80, has two connections on it; holds port 8080 together with worker
//   worker  101  this user shares 8080
//   postgres 200 another   listens on 5432
//   (nobody)               a TIME_WAIT of port 80, and a listener on 631 whose owner is hidden
//   nginx                  a UDP socket on 53 and a UNIX socket
//
// Values only: any thread.
#pragma once

#include "tests/support/snapshot_builder.h"

namespace socklens::test {

inline constexpr Uid thisUser{1000};
inline constexpr Uid otherUser{1001};

/// A TCP socket of 10.0.0.1 with an inode, unless it is a TIME_WAIT.
Socket tcp(std::uint64_t cookie, State state, int localPort, int remotePort = 0);
Process processOf(int pid, std::string name, Uid user, std::string command = {});

inline constexpr std::size_t officeSockets = 10;
inline constexpr std::size_t officeNetworkSockets = 9;
Snapshot office();

inline const ProcessId systemdId{Pid{1}, StartTime{10}};
inline const ProcessId nginxId{Pid{100}, StartTime{1000}};
inline const ProcessId workerId{Pid{101}, StartTime{1010}};
inline const ProcessId postgresId{Pid{200}, StartTime{2000}};

}   // namespace socklens::test
