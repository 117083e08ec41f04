// What is wrong on this machine, worst first: a healthy one shows nothing. Fed with each update, after the budgets
// and the leftovers have seen it. A value: any thread, one at a time; bounded by what is open, cannot fail.
//
// When each kind begins, and how much better it must get to end, stands with the function that suspects it:
// port_findings.h, leak_findings.h, stalled_findings.h. Whatever it is, it goes five seconds after its cause.
#pragma once

#include "app/insight/leak_findings.h"
#include "app/insight/leftovers.h"
#include "app/insight/port_budget.h"
#include "app/insight/resting_rows.h"
#include "app/insight/trouble.h"

#include <span>
#include <vector>

namespace socklens {

class FindingsWatch {
public:
    /// The groups are those by former owner.
    void observe(const Update& update, std::span<const PortBudget> budgets,
                 std::span<const LeftoverGroup> leftovers, const PortSettings& settings);
    const std::vector<Finding>& findings() const { return m_troubles.findings(); }

private:
    RestingRows m_resting;
    CloseWaitLeaks m_closeWait;
    DescriptorLeaks m_descriptors;
    Troubles m_troubles;
};

}   // namespace socklens
