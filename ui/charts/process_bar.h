// One bar of the chart of processes, and which ten are shown in which order. Pure: any thread, cannot fail.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/state_group.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace socklens {

struct ProcessBar {
    QString label;                      ///< the name, without the pid
    std::optional<ProcessId> process;   ///< none: the sockets that the kernel keeps, or whose owner is hidden
    Ownership ownership = Ownership::Held;
    StateCounts counts;

    /// Whether both stand for the same thing, whatever it holds now.
    bool sameAs(const ProcessBar& other) const { return process == other.process && label == other.label; }
};

/// The `limit` bars with most sockets, largest first. A bar that `before` had stays where it was until another is
/// clearly larger, so that two that are nearly equal do not change places with every sample. Empty ones are
/// dropped.
std::vector<ProcessBar> steadyTop(std::vector<ProcessBar> bars, std::span<const ProcessBar> before,
                                  std::size_t limit);

}   // namespace socklens
