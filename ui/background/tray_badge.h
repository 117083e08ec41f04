// How the icon in the panel looks, and what it says. Pure but for the language, the font and the palette in use:
// the screen's thread.
#pragma once

#include "app/insight/finding.h"

#include <QIcon>
#include <QString>
#include <span>

namespace socklens {

/// The icon of the program with a number on it; without one if it is 0. In the sizes that panels have, up to twice
/// as many pixels; readable on a light panel and a dark one.
QIcon iconWithBadge(std::size_t count);

/// "2 things need attention." and the worst of them.
QString trayToolTip(std::span<const Finding> findings, bool isPaused);

}   // namespace socklens
