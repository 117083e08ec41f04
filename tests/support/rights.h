// Becomes an ordinary user, for good: for a forked child of a test. Main thread. Empty, or why it cannot be done
// here.
#pragma once

#include <initializer_list>
#include <string>
#include <sys/types.h>

namespace socklens::test {

/// With these capabilities (CAP_…) in every set, also across exec, and no others. The process stays one that its
/// own user may trace.
std::string becomeUser(uid_t uid, std::initializer_list<int> kept = {});

}   // namespace socklens::test
