// The columns of the tree of processes, and the order of two of its groups. Pure: any thread.
#pragma once

#include "app/core/census.h"

#include <cstdint>
#include <optional>

namespace socklens {

enum class ProcessColumn : std::uint8_t {
    Name,
    Pid,
    User,
    Sockets,
    States,   ///< a small bar
    Listen,
    Opening,
    Established,
    Closing,
    CloseWait,
    TimeWait,
    Unconnected,
    Unix,
    Descriptors,
    Command
};
inline constexpr int processColumnCount = static_cast<int>(ProcessColumn::Command) + 1;

/// The group of states that a column counts, if it counts one.
std::optional<StateGroup> countedGroup(ProcessColumn column);

/// Less, equal or greater by the column; equals are told apart by pid.
std::weak_ordering compareGroups(const Snapshot& snapshot, const OwnerGroup& a, const OwnerGroup& b,
                                 ProcessColumn column);

}   // namespace socklens
