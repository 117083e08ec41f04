#include "ui/settings/settings.h"

#include <QSettings>

namespace socklens {

namespace {

constexpr QLatin1String themeKey("settings/theme");

}   // namespace

Settings readSettings(const QSettings& settings) {
    Settings chosen;
    if (const auto theme = Appearance::themeFromText(settings.value(themeKey).toString())) chosen.theme = *theme;
    return chosen;
}

void write(QSettings& settings, const Settings& chosen) {
    settings.setValue(themeKey, Appearance::toText(chosen.theme));
}

}   // namespace socklens
