// Which findings are news to somebody who does not look at the window, and how they are told: all of them as one.
// A value; the words in the screen's thread. Bounded by the findings.
#pragma once

#include "ui/settings/finding_kinds.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace socklens {

/// What has become of what somebody has to be told.
enum class NoticeChange : std::uint8_t { None, News, Less };

class FindingNotices {
public:
    /// What is there while the window is looked at has been seen and is never told.
    NoticeChange observe(std::span<const Finding> findings, const FindingKinds& wanted, bool isLookedAt);
    /// What has come since the window was looked at, and is still there: worst first.
    const std::vector<Finding>& unseen() const { return m_unseen; }

private:
    std::set<std::string> m_seen;   ///< keys of what is there
    std::vector<Finding> m_unseen;
};

/// "3 things need attention", or what the only one is.
QString noticeSummary(std::span<const Finding> unseen);
/// Its evidence, or the first of several.
QString noticeBody(std::span<const Finding> unseen);

}   // namespace socklens
