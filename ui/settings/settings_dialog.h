// The settings in one dialog. Nothing waits for a button: what is chosen is used at once. The screen's thread.
#pragma once

#include "ui/settings/settings.h"

#include <QDialog>
#include <chrono>

class QBoxLayout;
class QCheckBox;
class QFormLayout;
class QLabel;

namespace socklens {

/// As things are when it opens.
struct SettingsSubject {
    std::chrono::milliseconds interval{1000};
    Settings settings;
    bool hasTrayPlace = false;   ///< whether the desktop's panel can show the icon
    bool startsWithDesktop = false;
};

class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(const SettingsSubject& subject, QWidget* parent);

    /// What has become of a choice; the sentence says why it failed.
    void showAutostart(bool on, const QString& failure);

Q_SIGNALS:
    void intervalChosen(std::chrono::milliseconds interval);
    void themeChosen(socklens::Appearance::Theme theme);
    void trayIconChosen(bool wanted);
    void autostartChosen(bool wanted);
    void toldKindsChosen(const socklens::FindingKinds& kinds);

private:
    void addInterval(QFormLayout& form, std::chrono::milliseconds interval);
    void addTheme(QFormLayout& form, Appearance::Theme theme);
    QWidget* buildBackground(const SettingsSubject& subject);
    QWidget* buildNotifications(const FindingKinds& told);

    FindingKinds m_toldKinds;
    QCheckBox* m_autostart = nullptr;
    QLabel* m_autostartNote = nullptr;
};

}   // namespace socklens
