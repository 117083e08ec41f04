// A process with a pid of the test's choice, by clone3(2). It needs the rights of root over the pid namespace.
#pragma once

#include <sys/types.h>

namespace socklens::test {

/// The pid of a sleep(1), or -1 if the kernel refuses. The caller kills and reaps it.
pid_t sleepWithPid(pid_t pid);

}   // namespace socklens::test
