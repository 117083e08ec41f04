#include "app/core/sysctl_undo.h"

#include "app/core/sysctl_ports.h"

#include <algorithm>

namespace socklens {

namespace {

std::vector<Action>::iterator find(Actions& actions, Sysctl setting) {
    return std::ranges::find(actions, Action(UndoSysctl{setting}));
}

}   // namespace

Actions undoOf(const SysctlsAnswer& readings) {
    Actions actions;
    std::string rangeNow;
    std::string startBefore;
    for (const SysctlReading& reading : readings) {
        if (reading.setting == Sysctl::IpLocalPortRange) rangeNow = reading.value.value_or("");
        if (reading.setting == Sysctl::IpUnprivilegedPortStart) startBefore = reading.before.value_or("");
        if (reading.before || reading.kept) actions.emplace_back(UndoSysctl{reading.setting});
    }
    const auto range = find(actions, Sysctl::IpLocalPortRange);
    const auto start = find(actions, Sysctl::IpUnprivilegedPortStart);
    const bool startFirst = portsAgree(startBefore, rangeNow);
    if (range != actions.end() && start != actions.end() && startFirst != (start < range))
        std::swap(*range, *start);
    return actions;
}

}   // namespace socklens
