#include "app/insight/trouble.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace socklens {

void Troubles::observe(Timestamp now, std::vector<Suspicion> suspicions) {
    for (auto& [key, known] : m_known)
        if (known.lastMet > now) known.firstMet = known.lastMet = now;   // the clock was set back

    for (Suspicion& suspicion : suspicions) {
        const auto found = m_known.find(suspicion.finding.key);
        if (found == m_known.end() && !suspicion.isStrong) continue;
        Known& known = m_known[suspicion.finding.key];
        if (known.looks == 0) known.firstMet = now;
        const bool isTwice = known.looks > 0 && known.lastMet == now;
        if (isTwice || (!known.isShown && !suspicion.isStrong)) continue;
        known.lastMet = now;
        ++known.looks;
        known.finding = std::move(suspicion.finding);
        known.finding.since = known.firstMet;
        known.isShown =
            known.isShown || (now - known.firstMet >= suspicion.holdsFor && known.looks >= suspicion.looks);
    }
    std::erase_if(m_known, [&](const auto& entry) {
        const Known& known = entry.second;
        return known.lastMet < now && (!known.isShown || now - known.lastMet > patience);
    });

    m_findings.clear();
    for (const auto& [key, known] : m_known)
        if (known.isShown) m_findings.push_back(known.finding);
    const auto isWorse = [](const Finding& a, const Finding& b) {
        return std::tie(a.severity, a.kind, a.since, a.key) < std::tie(b.severity, b.kind, b.since, b.key);
    };
    std::sort(m_findings.begin(), m_findings.end(), isWorse);
}

}   // namespace socklens
