// What was measured, beside what it is measured against: a value. Any one thread. Errors: std::runtime_error for
// JSON that is not of rows.
#pragma once

#include "tests/bench/race.h"

#include <QByteArray>
#include <optional>
#include <string>
#include <vector>

namespace socklens::bench {

/// From so many sockets on, the targets of a million hold.
inline constexpr std::size_t million = 500'000;

struct Row {
    std::string what;
    std::size_t sockets = 0;
    Timing ours;
    std::optional<std::string> peer;   ///< what it is measured against; nothing: the figure itself counts
    std::optional<Timing> theirs;
    std::optional<double> target;   ///< what the ratio is to be at most
    std::string unit = "ms";

    /// Of the medians; nothing without a peer.
    std::optional<double> ratio() const;
    /// So much worse than the target that no busy machine explains it: twice, and for a time that has no peer in
    /// the same run, which a slow machine stretches alone, eight times.
    bool isFarBeyondTarget() const;
};

/// A figure that has no peer but what it should be at most.
Row againstTarget(std::string what, std::size_t sockets, const Timing& ours, double target,
                  std::string unit = "ms");

/// The line above the rows.
std::string tableHead();
std::string asLine(const Row& row);

/// An array of {"what", "sockets", "unit", "ours": {"least", "median", "most"}, "peer", "theirs", "ratio",
/// "target"}, the last four null without a peer.
QByteArray asJson(const std::vector<Row>& rows);
std::vector<Row> fromJson(const QByteArray& json);

}   // namespace socklens::bench
