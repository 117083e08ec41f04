// The time scale of a drain: round times before and after now.
// Pure: GUI thread (it speaks the program's language), cannot fail.
#pragma once

#include <QString>

#include <chrono>
#include <vector>

namespace socklens {

struct DrainSpan {
    std::chrono::seconds past{60};
    std::chrono::seconds future{0};
    friend bool operator==(const DrainSpan&, const DrainSpan&) = default;
    std::chrono::seconds length() const { return past + future; }
};

/// Never so short that a tick would stand for less than a few seconds, and the past never longer than ten minutes.
DrainSpan drainSpan(std::chrono::seconds past, std::chrono::seconds future);

struct DrainTick {
    std::chrono::seconds fromNow;
    QString label;   ///< "−2 min", "now", "+30 s"
};

/// At round times, "now" among them, at most `most` of them.
std::vector<DrainTick> drainTicks(const DrainSpan& span, int most);

}   // namespace socklens
