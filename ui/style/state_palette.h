// One colour per group of states, the same in tables, bars and charts.
// The hues are those of Okabe and Ito (2008), their lightness moved so that every colour has a contrast of 3:1
// against the background and any two stay apart for protan, deutan and tritan eyes. A colour never stands alone:
// state_badge.h gives each group a shape, too.
// Pure functions of the palette: GUI thread, cannot fail.
#pragma once

#include "app/core/state_group.h"

#include <QColor>

class QPalette;

namespace socklens {

/// Whether text is drawn light on dark.
bool isDark(const QPalette& palette);

/// The variant for light or dark backgrounds, whichever this palette has.
QColor stateColor(StateGroup group, const QPalette& palette);

}   // namespace socklens
