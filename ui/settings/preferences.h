// Keeps the settings, opens their dialog, and sees that what is chosen there is used. The screen's thread.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/settings/settings.h"

#include <QObject>
#include <optional>

class QWidget;

namespace socklens {

class BackgroundWatch;
class SettingsDialog;

class Preferences final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the dialog.
    Preferences(MonitorSession& session, BackgroundWatch& background, QWidget* window);

    const Settings& settings() const { return m_settings; }
    /// What was kept of the last time.
    void restore(const Settings& settings);
    /// For this time, whatever is kept.
    void useTheme(Appearance::Theme theme);

    void openDialog();

Q_SIGNALS:
    void intervalWanted(std::chrono::milliseconds interval);
    void themeWanted(socklens::Appearance::Theme theme);
    /// The settings are not what they were.
    void changed();

private:
    void keepTheme(Appearance::Theme theme);
    void keepTrayIcon(bool wanted);
    void keepToldKinds(const FindingKinds& kinds);
    void startWithDesktop(SettingsDialog& dialog, bool wanted);

    MonitorSession& m_session;
    BackgroundWatch& m_background;
    QWidget* m_window;
    Settings m_settings;
    std::optional<Appearance::Theme> m_themeForNow;
};

}   // namespace socklens
