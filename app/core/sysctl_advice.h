// Which kernel setting decides how long a socket in this state stays. A pure function: any thread.
// Source: Documentation/networking/ip-sysctl.rst.
#pragma once

#include "app/core/socket.h"
#include "app/core/sysctl.h"

#include <optional>

namespace socklens {

/// nullopt: no setting does, as for UNIX sockets.
std::optional<Sysctl> settingFor(const Socket& socket);

}   // namespace socklens
