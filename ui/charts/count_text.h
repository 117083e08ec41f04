// Counts, states and times in words, for labels, tooltips and screen readers.
// Pure but for the language and the locale of the program: GUI thread, cannot fail.
#pragma once

#include "app/core/state_group.h"

#include <QString>

namespace socklens {

/// "ESTABLISHED", translated.
QString titleOf(StateGroup group);

/// With the separators of the locale.
QString numberText(std::uint32_t number);

/// "12 LISTEN, 140 ESTABLISHED": the groups that have any, in their order; empty if there are none.
QString countsInWords(const StateCounts& counts);

/// "now", "45 s ago", "2 min 10 s ago".
QString agoInWords(std::chrono::seconds age);

}   // namespace socklens
