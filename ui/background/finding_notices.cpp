#include "ui/background/finding_notices.h"

#include "app/models/finding_text.h"
#include "app/models/translated.h"
#include "ui/background/background_watch.h"

#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

constexpr std::size_t mostNamed = 3;

}   // namespace

NoticeChange FindingNotices::observe(std::span<const Finding> findings, const FindingKinds& wanted,
                                     bool isLookedAt) {
    std::set<std::string> seen;
    std::vector<Finding> unseen;
    bool isNews = false;
    for (const Finding& finding : findings) {
        if (!wanted.contains(finding.kind)) continue;
        if (isLookedAt || m_seen.contains(finding.key)) {
            seen.insert(finding.key);
            continue;
        }
        isNews = isNews || std::ranges::find(m_unseen, finding.key, &Finding::key) == m_unseen.end();
        unseen.push_back(finding);
    }
    const bool isLess = unseen.size() < m_unseen.size();
    m_seen = std::move(seen);
    m_unseen = std::move(unseen);
    if (isNews) return NoticeChange::News;
    return isLess ? NoticeChange::Less : NoticeChange::None;
}

QString noticeSummary(std::span<const Finding> unseen) {
    if (unseen.size() == 1) return translated(unseen.front().title);
    return BackgroundWatch::tr("%n thing(s) need attention", "a notification", static_cast<int>(unseen.size()));
}

QString noticeBody(std::span<const Finding> unseen) {
    if (unseen.size() == 1) return evidenceText(unseen.front());
    QStringList lines;
    for (const Finding& finding : unseen.first(std::min(unseen.size(), mostNamed)))
        lines << translated(finding.title);
    if (unseen.size() > mostNamed)
        lines << BackgroundWatch::tr("And %n more.", "things that need attention",
                                     static_cast<int>(unseen.size() - mostNamed));
    return lines.join(u'\n');
}

}   // namespace socklens
