// Palettes of our own, for where the desktop asks for dark (or the user for light) and the platform does not
// follow. Pure: GUI thread, cannot fail. style_test computes their contrasts.
#pragma once

#include <QPalette>

namespace socklens {

QPalette darkPalette();
QPalette lightPalette();

}   // namespace socklens
