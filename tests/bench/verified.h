// That what is measured is also right under that load: no socket lost, none twice, and its owners those that a
// collector finds which remembers nothing. One thread, while nothing changes. Errors: std::runtime_error where it
// is wrong.
#pragma once

#include "app/core/snapshot.h"

namespace socklens::bench {

/// Sockets without a descriptor may end meanwhile, and are compared with nothing.
void verify(const Snapshot& remembered, const Snapshot& fresh);

}   // namespace socklens::bench
