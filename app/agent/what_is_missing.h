// What a sample could not see. One thread; it is said on standard error, so that standard output stays data.
#pragma once

#include "app/core/network_namespace.h"
#include "app/core/snapshot.h"

namespace socklens {

void sayWhatIsMissing(const Snapshot& snapshot);

/// Not even TCP, anywhere in what was asked for.
bool sawNothing(const Snapshot& snapshot, const NetworkScope& networks);

}   // namespace socklens
