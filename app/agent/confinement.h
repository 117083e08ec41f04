// Takes from this process everything that an elevated agent does not need: capabilities(7), no_new_privs and
// seccomp(2). There is no way back. Before the first byte of a client is read; before other threads.
// Not with Landlock: it hides the owners of sockets while everything else seems to work.
#pragma once

#include "app/core/message.h"

#include <vector>

namespace socklens {

struct Confinement {
    bool noNewPrivileges = false;
    bool seccomp = false;
    std::vector<Message> complaints;   ///< about what could not be had
};

Confinement confine();

}   // namespace socklens
