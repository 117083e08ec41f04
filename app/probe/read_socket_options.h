// Reads what a program has set on a socket, without changing anything of it: SO_ERROR, which reading clears, is
// left alone. Any one thread at a time; the descriptor stays the caller's. Sources: socket(7), tcp(7).
#pragma once

#include "app/core/socket_options.h"

namespace socklens {

/// What this kind of socket does not have stays unknown.
SocketOptions readSocketOptions(int descriptor);

}   // namespace socklens
