#include "ui/settings/settings.h"

#include <QSettings>

namespace socklens {

namespace {

constexpr QLatin1String themeKey("settings/theme");
constexpr QLatin1String trayKey("settings/tray_icon");
constexpr QLatin1String toldKey("settings/notifies_of");

}   // namespace

Settings readSettings(const QSettings& settings) {
    Settings chosen;
    if (const auto theme = Appearance::themeFromText(settings.value(themeKey).toString())) chosen.theme = *theme;
    chosen.wantsTrayIcon = settings.value(trayKey).toString() == QLatin1String("true");
    chosen.toldKinds = findingKindsFromText(settings.value(toldKey).toString());
    return chosen;
}

void write(QSettings& settings, const Settings& chosen) {
    settings.setValue(themeKey, Appearance::toText(chosen.theme));
    settings.setValue(trayKey, chosen.wantsTrayIcon);
    settings.setValue(toldKey, toText(chosen.toldKinds));
}

}   // namespace socklens
