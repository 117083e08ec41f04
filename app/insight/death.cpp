#include "app/insight/death.h"

#include <csignal>
#include <sys/wait.h>

namespace socklens {

namespace {

bool asksToEnd(int signal) {
    return signal == SIGTERM || signal == SIGINT || signal == SIGHUP;
}

}   // namespace

DeathKind kindOf(const Death& death) {
    if (death.dumpedCore) return DeathKind::Crash;
    if (!death.waitStatus) return DeathKind::Unknown;
    const int status = *death.waitStatus;
    constexpr int signalled = 128;
    const bool isOrderly = WIFEXITED(status)
                               ? WEXITSTATUS(status) == 0 || asksToEnd(WEXITSTATUS(status) - signalled)
                               : asksToEnd(WTERMSIG(status));
    return isOrderly ? DeathKind::Orderly : DeathKind::Crash;
}

}   // namespace socklens
