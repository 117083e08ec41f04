// Which kernel this is, for what differs between them. Any thread. Errors: none, an odd release counts as 0.0.
#pragma once

#include <cstdio>
#include <sys/utsname.h>
#include <utility>

namespace socklens::lab {

inline bool kernelIsAtLeast(int major, int minor) {
    utsname names{};
    std::pair release{0, 0};
    if (uname(&names) == 0) std::sscanf(names.release, "%d.%d", &release.first, &release.second);
    return release >= std::pair{major, minor};
}

/// Since Linux 6.8 a dump can ask for TCP sockets that are bound and nothing else (91051f003948).
inline bool kernelListsBoundOnly() {
    return kernelIsAtLeast(6, 8);
}

/// Since Linux 6.17 a socket that nobody holds keeps the uid of its creator; before, it says 0 (c51da3f7a161).
inline bool kernelKeepsUidOfOrphans() {
    return kernelIsAtLeast(6, 17);
}

}   // namespace socklens::lab
