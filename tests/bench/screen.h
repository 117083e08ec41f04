// What the screen costs when there are very many sockets: the difference of two samples, what is concluded from
// it, a turn of the event loop with each sample, a letter in the filter, a click on a header, and memory. Main
// thread, with a QApplication. Errors: std::runtime_error where the window does not do its part.
#pragma once

#include "tests/bench/row.h"

namespace socklens::bench {

/// Beside each figure, what it should be at most.
std::vector<Row> measureScreen(std::size_t sockets, int rounds);

}   // namespace socklens::bench
