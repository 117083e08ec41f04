// Keeps findings steady: one appears when its condition has held for long enough, and goes when it has not been
// met for a while, so that the screen does not flicker. A value: any thread, one at a time; cannot fail.
#pragma once

#include "app/insight/finding.h"

#include <map>
#include <string>
#include <vector>

namespace socklens {

/// What one look says of one possible finding.
struct Suspicion {
    Finding finding;
    bool isStrong = true;      ///< enough to begin; a weak one only keeps what is there
    Milliseconds holdsFor{};   ///< how long it must be strong before it is shown
    std::uint32_t looks = 1;   ///< and how often it must be seen to be
};

class Troubles {
public:
    /// How long a finding outlives its condition.
    static constexpr std::chrono::seconds patience{5};

    /// Everything that is suspected now. Of several with the same key the first counts.
    void observe(Timestamp now, std::vector<Suspicion> suspicions);
    /// Worst first; steady among equals.
    const std::vector<Finding>& findings() const { return m_findings; }

private:
    struct Known {
        Finding finding;
        Timestamp firstMet{};
        Timestamp lastMet{};
        std::uint32_t looks = 0;
        bool isShown = false;
    };
    std::map<std::string, Known> m_known;
    std::vector<Finding> m_findings;
};

}   // namespace socklens
