// What a person has chosen once and for all in the settings; the interval is kept with the window, since the
// toolbar has it, too. A value; the functions in the screen's thread. What cannot be read is as at the first
// start.
#pragma once

#include "ui/settings/finding_kinds.h"
#include "ui/style/appearance.h"

class QSettings;

namespace socklens {

struct Settings {
    Appearance::Theme theme = Appearance::Theme::System;
    bool wantsTrayIcon = false;
    FindingKinds toldKinds = usualFindingKinds();   ///< by a notification of the desktop

    friend bool operator==(const Settings&, const Settings&) = default;
};

Settings readSettings(const QSettings& settings);
void write(QSettings& settings, const Settings& chosen);

}   // namespace socklens
