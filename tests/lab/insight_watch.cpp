#include "tests/lab/insight_watch.h"

#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"

#include <algorithm>

namespace socklens::lab {

InsightWatch::InsightWatch() : m_collector({.boundInactivePace = std::chrono::milliseconds(0)}) {}

void InsightWatch::look() {
    m_lookedAt = std::chrono::steady_clock::now();
    const auto settings = QueryRunner({}, ownCapabilities()).answer(SysctlsQuery{});
    const PortSettings ports = portSettings(std::get<SysctlsAnswer>(settings));
    const Update update = advance(m_picture, m_collector.sample({.owners = true, .tcpInfo = false}));
    m_picture = update.newer;
    m_budgets.observe(update, ports);
    m_findings.observe(update, m_budgets.budgets(), {}, ports);
}

void InsightWatch::lookInTime() {
    if (std::chrono::steady_clock::now() - m_lookedAt >= std::chrono::milliseconds(500)) look();
}

std::optional<std::uint32_t> InsightWatch::left() const {
    if (budgets().size() != 1) return std::nullopt;
    return budgets().front().left;
}

const Finding* InsightWatch::finding(Finding::Kind kind) const {
    const auto found = std::ranges::find(findings(), kind, &Finding::kind);
    return found == findings().end() ? nullptr : &*found;
}

}   // namespace socklens::lab
