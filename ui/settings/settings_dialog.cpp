#include "ui/settings/settings_dialog.h"

#include "ui/widgets/interval_field.h"
#include "ui/widgets/scrolled_content.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace socklens {

namespace {

/// Under a check box, and what a screen reader says about it.
void say(const QString& sentence, QLabel& note, QCheckBox& about) {
    note.setText(sentence);
    note.setFixedHeight(note.heightForWidth(note.maximumWidth()));
    about.setAccessibleDescription(sentence);
}

QLabel* addNote(QBoxLayout& layout, QCheckBox& about, const QString& sentence) {
    auto* note = new QLabel(about.parentWidget());
    note->setWordWrap(true);
    note->setFixedWidth(note->fontMetrics().averageCharWidth() * 56);
    const int indent = about.style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                       about.style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
    note->setContentsMargins(indent, 0, 0, 6);
    say(sentence, *note, about);
    layout.addWidget(note);
    return note;
}

}   // namespace

SettingsDialog::SettingsDialog(const SettingsSubject& subject, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Settings"));
    auto* content = new QWidget(this);
    auto* form = new QFormLayout;
    addInterval(*form, subject.interval);
    addTheme(*form, subject.settings.theme);
    QWidget* background = buildBackground(subject);
    QWidget* notifications = buildNotifications(subject.settings.toldKinds);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);   // last for the Tab key, too
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    inside->addLayout(form);
    inside->addWidget(background);
    inside->addWidget(notifications);
    inside->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new ScrolledContent(content, this), 1);
    layout->addWidget(buttons);
    resize(sizeHint());   // by itself it would take two thirds of the screen at most
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

QWidget* SettingsDialog::buildBackground(const SettingsSubject& subject) {
    auto* box = new QGroupBox(tr("In the background"), this);
    auto* layout = new QVBoxLayout(box);
    auto* icon = new QCheckBox(tr("Show an &icon in the panel"), box);
    icon->setChecked(subject.settings.wantsTrayIcon && subject.hasTrayPlace);
    icon->setEnabled(subject.hasTrayPlace);
    connect(icon, &QCheckBox::toggled, this, &SettingsDialog::trayIconChosen);
    layout->addWidget(icon);
    addNote(*layout, *icon,
            subject.hasTrayPlace
                ? tr("It says how many things need attention. Closing the window then only hides it; Ctrl+Q and "
                     "the menu of the icon quit.")
                : tr("This desktop has no place for such icons. Some, such as GNOME, get one by an extension "
                     "(AppIndicator)."));

    m_autostart = new QCheckBox(tr("&Start with the desktop"), box);
    m_autostart->setChecked(subject.startsWithDesktop);
    connect(m_autostart, &QCheckBox::toggled, this, &SettingsDialog::autostartChosen);
    layout->addWidget(m_autostart);
    m_autostartNote =
        addNote(*layout, *m_autostart,
                subject.hasTrayPlace ? tr("It starts hidden in the panel.") : tr("It starts with its window."));
    return box;
}

QWidget* SettingsDialog::buildNotifications(const FindingKinds& told) {
    m_toldKinds = told;
    auto* box = new QGroupBox(tr("Notify me while the window is not in front"), this);
    auto* layout = new QVBoxLayout(box);
    for (const Finding::Kind kind : allFindingKinds) {
        auto* check = new QCheckBox(checkBoxText(kind), box);
        check->setChecked(told.contains(kind));
        connect(check, &QCheckBox::toggled, this, [this, kind](bool isTold) {
            if (isTold)
                m_toldKinds.insert(kind);
            else
                m_toldKinds.erase(kind);
            Q_EMIT toldKindsChosen(m_toldKinds);
        });
        layout->addWidget(check);
    }
    return box;
}

void SettingsDialog::showAutostart(bool on, const QString& failure) {
    const QSignalBlocker noChoice(m_autostart);
    m_autostart->setChecked(on);
    if (!failure.isEmpty()) say(failure, *m_autostartNote, *m_autostart);
}

}   // namespace socklens
