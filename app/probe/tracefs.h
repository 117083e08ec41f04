// The kernel's files about its tracepoints. Any one thread; the directory belongs to the caller.
#pragma once

#include "app/probe/descriptor.h"

namespace socklens {

/// Where it is mounted, or else a mount of our own that is attached nowhere and goes with the descriptor
/// (fsopen(2), needs CAP_SYS_ADMIN, Linux 5.2). Fails with the errno.
tl::expected<Descriptor, std::error_code> openTracefs();

}   // namespace socklens
