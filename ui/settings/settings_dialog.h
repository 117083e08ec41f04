// The settings in one dialog. Nothing waits for a button: what is chosen is used at once. The screen's thread.
#pragma once

#include "ui/settings/settings.h"

#include <QDialog>
#include <chrono>

class QFormLayout;

namespace socklens {

class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    /// As things are now.
    SettingsDialog(std::chrono::milliseconds interval, const Settings& settings, QWidget* parent);

Q_SIGNALS:
    void intervalChosen(std::chrono::milliseconds interval);
    void themeChosen(socklens::Appearance::Theme theme);

private:
    void addInterval(QFormLayout& form, std::chrono::milliseconds interval);
    void addTheme(QFormLayout& form, Appearance::Theme theme);
};

}   // namespace socklens
