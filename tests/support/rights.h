// Becomes an ordinary user, for good: for a forked child of a test. Main thread. Empty, or why it cannot be done
// here.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace socklens::test {

/// With these capabilities (CAP_…) in every set, also across exec, and no others. The process stays one that its
/// own user may trace.
std::string becomeUser(uid_t uid, const std::vector<int>& kept = {});

}   // namespace socklens::test
