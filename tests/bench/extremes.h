// Machines that are full of one thing, in private namespaces of their own: connections that nobody holds any more,
// or files that are no sockets. Main thread, and no other. Errors: std::runtime_error where they cannot be made.
#pragma once

#include "tests/bench/report.h"

namespace socklens::bench {

/// So many sockets in TIME_WAIT, or as many as can be made in a third of their time.
void measureTimeWait(Report& report, std::size_t sockets, int rounds);

/// Hundreds of processes with hundreds of files each, and a few sockets.
void measureManyFiles(Report& report, int rounds);

}   // namespace socklens::bench
