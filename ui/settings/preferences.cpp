#include "ui/settings/preferences.h"

#include "ui/background/autostart.h"
#include "ui/background/background_watch.h"
#include "ui/settings/settings_dialog.h"

namespace socklens {

Preferences::Preferences(MonitorSession& session, BackgroundWatch& background, QWidget* window)
    : QObject(window), m_session(session), m_background(background), m_window(window) {
    m_background.setToldKinds(m_settings.toldKinds);
}

void Preferences::restore(const Settings& settings) {
    m_settings = settings;
    m_background.setTrayWanted(settings.wantsTrayIcon);
    m_background.setToldKinds(settings.toldKinds);
}

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

void Preferences::keepTrayIcon(bool wanted) {
    m_settings.wantsTrayIcon = wanted;
    m_background.setTrayWanted(wanted);
    Q_EMIT changed();
}

void Preferences::keepToldKinds(const FindingKinds& kinds) {
    m_settings.toldKinds = kinds;
    m_background.setToldKinds(kinds);
    Q_EMIT changed();
}

void Preferences::startWithDesktop(SettingsDialog& dialog, bool wanted) {
    const auto done = setAutostart(autostartFile(), wanted);
    dialog.showAutostart(isAutostartOn(autostartFile()), done ? QString() : done.error());
}

void Preferences::openDialog() {
    SettingsSubject subject{m_session.interval(), m_settings, m_background.hasTrayPlace(),
                            isAutostartOn(autostartFile())};
    subject.settings.theme = m_themeForNow.value_or(m_settings.theme);
    auto* dialog = new SettingsDialog(subject, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::intervalChosen, this, &Preferences::intervalWanted);
    connect(dialog, &SettingsDialog::themeChosen, this, &Preferences::keepTheme);
    connect(dialog, &SettingsDialog::trayIconChosen, this, &Preferences::keepTrayIcon);
    connect(dialog, &SettingsDialog::toldKindsChosen, this, &Preferences::keepToldKinds);
    connect(dialog, &SettingsDialog::autostartChosen, this,
            [this, dialog](bool wanted) { startWithDesktop(*dialog, wanted); });
    dialog->open();
}

}   // namespace socklens
