// What this process may do here, from its uids, its effective capabilities and the namespaces that it is in.
// Any thread; cannot fail: what cannot be read counts as not allowed.
// Sources: capabilities(7), user_namespaces(7), ioctl_ns(2), Documentation/admin-guide/LSM/Yama.rst.
#pragma once

#include "app/core/capabilities.h"

namespace socklens {

Capabilities ownCapabilities();

}   // namespace socklens
