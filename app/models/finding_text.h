// The words around a finding in the user's language. The screen's thread.
#pragma once

#include "app/insight/finding.h"

#include <QString>

namespace socklens {

/// "Critical" or "Warning": what the icon says, for those who do not see it.
QString severityText(Finding::Severity severity);
/// What is on the button: "Show sockets", "Setting tcp_tw_reuse…".
QString actionText(const FindingAction& action);
/// All the evidence, in one paragraph.
QString evidenceText(const Finding& finding);

}   // namespace socklens
