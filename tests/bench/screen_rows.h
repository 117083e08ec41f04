// The rows of socklens_bench_screen, which is run as a program of its own: its memory is the window's. Main
// thread. Errors: std::runtime_error where it does not end well.
#pragma once

#include "tests/bench/row.h"

namespace socklens::bench {

/// None where the window is not built.
std::vector<Row> screenRows(std::size_t sockets, int rounds);

}   // namespace socklens::bench
