// What it costs to see every socket, against the kernel alone and against the programs people have. Main thread,
// in a private namespace that holds the sockets. Errors: std::runtime_error where the kernel does not answer.
#pragma once

#include "tests/bench/report.h"

namespace socklens::bench {

void measureCollecting(Report& report, int rounds);

}   // namespace socklens::bench
