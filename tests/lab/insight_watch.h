// The machine as the insight sees it: the collector's samples, through budgets and findings. Main thread; inside a
// private namespace. Sampling cannot fail.
#pragma once

#include "app/insight/findings.h"
#include "app/probe/collector.h"

#include <optional>

namespace socklens::lab {

class InsightWatch {
public:
    InsightWatch();

    /// Looks now, with the settings of this moment.
    void look();
    /// Looks if half a second has passed since the last time.
    void lookInTime();

    std::span<const PortBudget> budgets() const { return m_budgets.budgets(); }
    /// Ports left for the one destination that is reported.
    std::optional<std::uint32_t> left() const;
    const std::vector<Finding>& findings() const { return m_findings.findings(); }
    const Finding* finding(Finding::Kind kind) const;

private:
    Collector m_collector;
    PicturePointer m_picture = emptyPicture();
    PortBudgets m_budgets;
    FindingsWatch m_findings;
    std::chrono::steady_clock::time_point m_lookedAt{};
};

}   // namespace socklens::lab
