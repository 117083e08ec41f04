// Joins a session to two pipes, until one of the two ends. One thread; the descriptors stay the caller's, and are
// made non-blocking.
#pragma once

#include "app/agent/serve_session.h"

#include <optional>

namespace socklens {

/// How the session ended; nothing if the other end of a pipe was closed. `events`: readable when some wait to be
/// gathered; -1 for none.
std::optional<ServeSession::End> converse(ServeSession& session, int input, int output, int events);

}   // namespace socklens
