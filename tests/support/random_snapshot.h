// Snapshots full of chance, the same for the same seed: every fact is sometimes unknown, and names, processes and
// tcp_info turn up everywhere. Values come from small ranges, so that equal ones are common. Any one thread.
#pragma once

#include "app/core/snapshot.h"

#include <random>

namespace socklens::test {

using Random = std::mt19937;

/// From 0 to below `end`.
std::uint32_t below(Random& random, std::uint32_t end);
bool oneIn(Random& random, std::uint32_t times);

Socket randomSocket(Random& random);

/// Some rows have cookies that repeat, some have none.
Snapshot randomSnapshot(Random& random, std::uint32_t sockets);

/// What a later sample of the same machine could look like: most rows stay, some change, go, come or move.
Snapshot randomSuccessor(Random& random, const Snapshot& older);

}   // namespace socklens::test
