// How many files this process can have open. Whole process; cannot fail: what cannot be had stays as it is.
// Source: getrlimit(2).
#pragma once

namespace socklens {

/// As many as the hard limit allows: the usual 1024 are fewer than the processes that a selection can name.
void raiseDescriptorLimit();

}   // namespace socklens
