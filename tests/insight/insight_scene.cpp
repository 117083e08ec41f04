#include "tests/insight/insight_scene.h"

#include <algorithm>

namespace socklens::test {

InsightScene::InsightScene(std::uint16_t ports) : traffic(ports) {
    settings.last = Port{static_cast<std::uint16_t>(32767 + ports)};
    settings.reuse = PortSettings::Reuse::Never;
}

void InsightScene::look(Milliseconds after) {
    const Update update = traffic.step(after);
    m_picture = update.newer;
    m_budgets.observe(update, settings);
    m_findings.observe(update, m_budgets.budgets(), leftovers, settings);
    for (const Finding& finding : findings())
        if (std::ranges::find(m_everShown, finding.key) == m_everShown.end()) m_everShown.push_back(finding.key);
}

}   // namespace socklens::test
