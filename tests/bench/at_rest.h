// What the program costs while nobody touches it: the CPU of the whole window, offscreen, against that of a
// process which does nothing but collect, at the same pace. Main thread, in a private namespace. Errors:
// std::runtime_error where one of them ends.
#pragma once

#include "tests/bench/report.h"

namespace socklens::bench {

/// Both are watched at the same time, as long as the pace gives so many samples: what makes samples dear, and
/// seldom, does so for both. Nothing where the window is not built.
void measureAtRest(Report& report, int samples);

}   // namespace socklens::bench
