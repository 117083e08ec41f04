// What was measured, as a table to read and as JSON to keep. A value; any one thread.
#pragma once

#include "tests/bench/race.h"

#include <optional>
#include <string>
#include <vector>

namespace socklens::bench {

struct Row {
    std::string what;
    std::size_t sockets = 0;
    Timing ours;
    std::optional<std::string> peer;   ///< what it is measured against; nothing: the time itself counts
    std::optional<Timing> theirs;
    std::optional<double> target;   ///< what the ratio is to be at most, at 100,000 sockets

    /// Of the medians; nothing without a peer.
    std::optional<double> ratio() const;
    /// So much worse than the target that no busy machine explains it.
    bool isFarBeyondTarget() const;
};

std::string asTable(const std::vector<Row>& rows);
/// An array of {"what", "sockets", "ours_ms": {"least", "median", "most"}, "peer", "theirs_ms", "ratio",
/// "target"}, the last four null without a peer.
std::string asJson(const std::vector<Row>& rows);

}   // namespace socklens::bench
