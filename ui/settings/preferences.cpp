#include "ui/settings/preferences.h"

#include "ui/settings/settings_dialog.h"

namespace socklens {

Preferences::Preferences(MonitorSession& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {}

void Preferences::useTheme(Appearance::Theme theme) {
    m_themeForNow = theme;
    Q_EMIT themeWanted(theme);
}

void Preferences::keepTheme(Appearance::Theme theme) {
    m_themeForNow.reset();
    m_settings.theme = theme;
    Q_EMIT themeWanted(theme);
    Q_EMIT changed();
}

void Preferences::openDialog() {
    Settings shown = m_settings;
    shown.theme = m_themeForNow.value_or(m_settings.theme);
    auto* dialog = new SettingsDialog(m_session.interval(), shown, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::intervalChosen, this, &Preferences::intervalWanted);
    connect(dialog, &SettingsDialog::themeChosen, this, &Preferences::keepTheme);
    dialog->open();
}

}   // namespace socklens
