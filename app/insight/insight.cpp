#include "app/insight/insight.h"

namespace socklens {

void Insight::adopt(std::span<const SysctlReading> settings) {
    m_portSettings = socklens::portSettings(settings);
    m_timers = timerSettings(settings);
    m_leftovers.setTimers(m_timers);
}

std::vector<DeathReport> Insight::observe(const Update& update, const Events& events) {
    m_lostEvents += events.lost;
    m_memory.observe(update, events);
    m_leftovers.observe(update, m_memory);
    m_budgets.observe(update, m_portSettings);
    m_findings.observe(update, m_budgets.budgets(), m_leftovers.groups(LeftoverGrouping::FormerOwner),
                       m_portSettings);
    return m_deaths.observe(update, m_memory, m_leftovers);
}

Conclusions Insight::conclusions() const {
    Conclusions conclusions;
    conclusions.leftovers = m_leftovers.newest();
    conclusions.budgets.assign(budgets().begin(), budgets().end());
    conclusions.findings = findings();
    conclusions.lostEvents = m_lostEvents;
    return conclusions;
}

PortFacts Insight::portFacts() const {
    PortFacts facts;
    facts.settings = m_portSettings;
    facts.timers = m_timers;
    facts.memory = &m_memory;
    return facts;
}

}   // namespace socklens
