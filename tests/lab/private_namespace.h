// The walls of the lab: a network namespace of its own, in which nothing reaches the machine or its network.
// Call before any thread exists; children inherit the namespace. Nothing to own: it goes with its last process.
// Errors: the entering functions print why and end the program with code 1, since no test may run outside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace socklens::lab {

/// A new namespace with "lo" up. An ordinary user gets a user namespace too, in which he is root.
void enterPrivateNamespace();

/// Another one, from inside the first: its sockets share 64 hash buckets, where dumps of the kernel miss and
/// repeat sockets as soon as others come and go.
void enterSmallHashNamespace();

/// Inode of /proc/self/ns/net.
std::uint64_t networkNamespaceInode();

/// "net/ipv4/tcp_fin_timeout". Throws std::runtime_error outside of a private namespace, and where the kernel
/// refuses.
void writeSysctl(std::string_view name, std::string_view value);

}   // namespace socklens::lab
