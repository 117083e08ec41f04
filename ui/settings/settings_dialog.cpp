#include "ui/settings/settings_dialog.h"

#include "ui/widgets/interval_field.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace socklens {

SettingsDialog::SettingsDialog(std::chrono::milliseconds interval, const Settings& settings, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Settings"));
    auto* form = new QFormLayout;
    addInterval(*form, interval);
    addTheme(*form, settings.theme);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(buttons);
}

void SettingsDialog::addInterval(QFormLayout& form, std::chrono::milliseconds interval) {
    auto* field = new IntervalField(this);
    field->setInterval(interval);
    connect(field, &IntervalField::intervalChanged, this, &SettingsDialog::intervalChosen);
    form.addRow(tr("&Look at the sockets every:", "in front of a number of seconds"), field);
}

void SettingsDialog::addTheme(QFormLayout& form, Appearance::Theme theme) {
    auto* themes = new QComboBox(this);
    themes->setAccessibleName(tr("Colours"));
    const auto add = [themes](Appearance::Theme each, const QString& text) {
        themes->addItem(text, QVariant::fromValue(each));
    };
    add(Appearance::Theme::System, tr("Like the desktop", "the colours"));
    add(Appearance::Theme::Light, tr("Light", "the colours"));
    add(Appearance::Theme::Dark, tr("Dark", "the colours"));
    themes->setCurrentIndex(themes->findData(QVariant::fromValue(theme)));
    connect(themes, &QComboBox::currentIndexChanged, this,
            [this, themes](int place) { Q_EMIT themeChosen(themes->itemData(place).value<Appearance::Theme>()); });
    form.addRow(tr("&Colours:"), themes);
}

}   // namespace socklens
