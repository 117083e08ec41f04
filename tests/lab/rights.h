// Other rights for the rest of a forked child, and of the programs it starts. There is no way back. Main thread of
// the child. Empty, or why it did not work; then nothing may be concluded.
#pragma once

#include <string>

namespace socklens::lab {

enum class Rights { Root, OrdinaryUser, NetworkAdministrator };

/// An ordinary user has no capability; a network administrator is one with CAP_NET_ADMIN alone.
std::string takeRights(Rights rights);

}   // namespace socklens::lab
