// Leaves the machine's namespaces for new ones. For the main thread, before other threads matter; there is no way
// back. An ordinary user gets a user namespace too, in which he is root.
#pragma once

#include <string>

namespace socklens::test {

/// unshare(2) with the flags of clone(2); mounts then no longer reach the machine. Empty, or why it was refused.
std::string enterNamespaces(int flags);

}   // namespace socklens::test
