// Takes NETLINK_SOCK_DIAG away from this process and what it starts (EPERM), as a strict sandbox would, so that
// what is left is /proc/net. There is no way back. Needs no rights. Sources: seccomp(2), linux/seccomp.h,
// linux/filter.h.
#pragma once

namespace socklens::test {

/// False, with errno, if the kernel does not let us.
bool refuseSockDiag();

}   // namespace socklens::test
