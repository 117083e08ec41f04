// Memory that was given up goes back to the system. Once, at the beginning of a program; cannot fail.
#pragma once

namespace socklens {

/// Every sample makes lists as long as there are sockets, and gives up those before. glibc learns from that to
/// keep such blocks for itself (mallopt(3), M_MMAP_THRESHOLD), in pieces, for each thread: as much again as is in
/// use.
void giveBackLargeBlocks();

}   // namespace socklens
