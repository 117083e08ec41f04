#include "app/probe/descriptor_limit.h"

#include <sys/resource.h>

namespace socklens {

void raiseDescriptorLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}   // namespace socklens
