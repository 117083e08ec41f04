// A duplicate of a descriptor that another process has of a socket. Close it soon: it keeps the socket alive.
// Any one thread at a time; the caller owns the duplicate. Sources: pidfd_open(2), pidfd_getfd(2), proc(5), and
// SO_COOKIE in socket(7).
#pragma once

#include "app/core/action.h"
#include "app/probe/descriptor.h"

#include <string>

namespace socklens {

/// Of the very process and the very socket that are meant, by start time, inode and cookie. Otherwise why there
/// is none, as the result of an action of which nothing was done.
tl::expected<Descriptor, ActionResult> duplicateSocket(const std::string& procRoot, const SocketTarget& socket,
                                                       ProcessId holder);

}   // namespace socklens
