// Everything that is concluded from samples and events, each from what the ones before it found. The one place
// that knows their order. A value: any thread, one at a time; bounded, cannot fail.
#pragma once

#include "app/insight/death_watch.h"
#include "app/insight/findings.h"
#include "app/insight/leftovers.h"
#include "app/insight/port_budget.h"
#include "app/insight/port_doctor.h"
#include "app/insight/socket_memory.h"

#include <memory>
#include <vector>

namespace socklens {

/// What a screen shows of it: immutable once made, so that it can be given to another thread.
struct Conclusions {
    std::shared_ptr<const LeftoverGroups> leftovers = std::make_shared<const LeftoverGroups>();
    std::vector<PortBudget> budgets;
    std::vector<Finding> findings;
    std::uint64_t lostEvents = 0;   ///< that came too fast to be read, since the beginning
};

class Insight {
public:
    /// What forecasts and budgets depend on; from the next sample on.
    void adopt(std::span<const SysctlReading> settings);
    /// Who has died, with what was left.
    std::vector<DeathReport> observe(const Update& update, const Events& events);

    Conclusions conclusions() const;

    const SocketMemory& memory() const { return m_memory; }
    const Leftovers& leftovers() const { return m_leftovers; }
    std::span<const PortBudget> budgets() const { return m_budgets.budgets(); }
    const std::vector<Finding>& findings() const { return m_findings.findings(); }
    /// What the port doctor can know from here about the snapshot that was observed last. Valid until observe().
    PortFacts portFacts() const;
    /// How many events came too fast to be read, since the beginning.
    std::uint64_t lostEvents() const { return m_lostEvents; }

private:
    PortSettings m_portSettings;
    TimerSettings m_timers;
    SocketMemory m_memory;
    Leftovers m_leftovers;
    DeathWatch m_deaths;
    PortBudgets m_budgets;
    FindingsWatch m_findings;
    std::uint64_t m_lostEvents = 0;
};

}   // namespace socklens
