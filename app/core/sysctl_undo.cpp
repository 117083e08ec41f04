#include "app/core/sysctl_undo.h"

#include <algorithm>
#include <charconv>

namespace socklens {

namespace {

/// The first one of "32768 60999"; 0 for what is no number.
int firstPort(const std::optional<std::string>& value) {
    int port = 0;
    if (value) std::from_chars(value->data(), value->data() + value->size(), port);
    return port;
}

std::vector<Action>::iterator find(Actions& actions, Sysctl setting) {
    return std::ranges::find(actions, Action(UndoSysctl{setting}));
}

}   // namespace

Actions undoOf(const SysctlsAnswer& readings) {
    Actions actions;
    int rangeBegin = 0;
    int unprivilegedStart = 0;
    for (const SysctlReading& reading : readings) {
        if (reading.setting == Sysctl::IpLocalPortRange) rangeBegin = firstPort(reading.value);
        if (reading.setting == Sysctl::IpUnprivilegedPortStart) unprivilegedStart = firstPort(reading.before);
        if (reading.before || reading.kept) actions.emplace_back(UndoSysctl{reading.setting});
    }
    // The range must never begin below the unprivileged ports. Where the latter fit under the range as it is now,
    // they go first; where they do not, the older range does.
    const auto range = find(actions, Sysctl::IpLocalPortRange);
    const auto start = find(actions, Sysctl::IpUnprivilegedPortStart);
    const bool startFirst = unprivilegedStart <= rangeBegin;
    if (range != actions.end() && start != actions.end() && startFirst != (start < range))
        std::swap(*range, *start);
    return actions;
}

}   // namespace socklens
