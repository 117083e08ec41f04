// A snapshot as lines that do not depend on the order of its rows, names and processes. Any thread. Throws
// std::logic_error for a snapshot that breaks its own rules (an index out of range, processes out of order).
#pragma once

#include "app/core/snapshot.h"

#include <string>
#include <vector>

namespace socklens::test {

/// Sorted: one line per row with every fact, holder, name and tcp_info; one per process; one per name; one for the
/// rest.
std::vector<std::string> rowsAsText(const Snapshot& snapshot);

}   // namespace socklens::test
