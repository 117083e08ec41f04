#include "ui/widgets/sysctl_panel.h"

#include "app/core/sysctl_catalogue.h"
#include "app/models/sysctl_model.h"
#include "app/models/translated.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/selectable_text.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace socklens {

namespace {

QLabel* addTitle(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

}   // namespace

SysctlPanel::SysctlPanel(QWidget* parent)
    : QWidget(parent),
      m_name(addSelectableText(this)),
      m_effect(addSelectableText(this)),
      m_beliefTitle(addTitle(tr("What it does not do"), this)),
      m_belief(addSelectableText(this)),
      m_facts(new QFormLayout),
      m_value(addFact(*m_facts, tr("Now"))),
      m_default(addFact(*m_facts, tr("Usual default"))),
      m_range(addFact(*m_facts, tr("Takes"))),
      m_scope(addFact(*m_facts, tr("Belongs to"))),
      m_before(addFact(*m_facts, tr("Before Socklens"))),
      m_kept(addFact(*m_facts, tr("Next start"))),
      m_edit(new QLineEdit(this)),
      m_unit(new QLabel(this)),
      m_icon(new IconLabel(IconName::Info, this)),
      m_verdict(addSelectableText(this)),
      m_keep(new QCheckBox(tr("&Keep after restart"), this)),
      m_apply(new QPushButton(tr("&Apply"), this)),
      m_undo(new QPushButton(tr("&Undo"), this)) {
    QFont font = m_name->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_name->setFont(font);
    m_name->setAccessibleName(tr("Setting"));
    m_effect->setAccessibleName(tr("What it does"));
    m_belief->setAccessibleName(tr("What it does not do"));
    m_verdict->setAccessibleName(tr("About the new value"));
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setRowWrapPolicy(QFormLayout::DontWrapRows);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_name);
    layout->addWidget(m_effect);
    layout->addSpacing(4);
    layout->addWidget(m_beliefTitle);
    layout->addWidget(m_belief);
    layout->addSpacing(4);
    layout->addLayout(m_facts);
    layout->addSpacing(8);
    buildEditor();
    layout->addStretch();
}

QLabel* SysctlPanel::addFact(QFormLayout& facts, const QString& title) {
    QLabel* label = addSelectableText(this);
    label->setAccessibleName(title);
    facts.addRow(title, label);
    return label;
}

void SysctlPanel::buildEditor() {
    auto* label = new QLabel(tr("New &value"), this);
    label->setBuddy(m_edit);
    m_edit->setAccessibleName(tr("New value"));
    m_undo->setToolTip(tr("Back to what it was before Socklens changed it, and no longer kept"));
    auto* line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_edit, 1);
    line->addWidget(m_unit);
    auto* verdict = new QHBoxLayout;
    verdict->addWidget(m_icon, 0, Qt::AlignTop);
    verdict->addWidget(m_verdict, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_apply);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(line);
    column->addLayout(verdict);
    column->addWidget(m_keep);
    column->addLayout(buttons);

    connect(m_edit, &QLineEdit::textChanged, this, &SysctlPanel::judge);
    connect(m_edit, &QLineEdit::returnPressed, this, &SysctlPanel::apply);
    connect(m_keep, &QCheckBox::toggled, this, &SysctlPanel::judge);
    connect(m_apply, &QPushButton::clicked, this, &SysctlPanel::apply);
    connect(m_undo, &QPushButton::clicked, this, &SysctlPanel::undoWanted);
}

void SysctlPanel::show(const SysctlReading& reading) {
    const QString typed = m_edit->text();
    const bool isAnother = !m_hasReading || reading.setting != m_reading.setting;
    const bool untouched = typed == QString::fromStdString(m_reading.value.value_or(""));
    const bool keptChanged = reading.kept != m_reading.kept;
    m_reading = reading;
    m_hasReading = true;

    const SysctlInfo& info = infoOf(reading.setting);
    m_name->setText(QLatin1String(info.name));
    m_effect->setText(translated(info.effect));
    m_belief->setText(translated(info.belief));
    m_beliefTitle->setVisible(*info.belief != '\0');
    m_belief->setVisible(*info.belief != '\0');
    const QString unit = translated(info.unit);
    m_value->setText(unit.isEmpty() || !reading.value
                         ? valueText(reading.value)
                         : QStringLiteral("%1 %2").arg(valueText(reading.value), unit));
    m_default->setText(defaultText(info));
    m_range->setText(translated(rangeOf(reading.setting)));
    m_scope->setText(translated(nameOf(info.scope)));
    m_before->setText(reading.before ? valueText(reading.before) : tr("not changed"));
    m_kept->setText(reading.overridden ? overrideText(*reading.overridden)
                    : reading.kept     ? tr("set to %1 again").arg(valueText(reading.kept))
                                       : tr("not set by Socklens"));
    m_unit->setText(unit);
    if (isAnother || untouched) m_edit->setText(QString::fromStdString(reading.value.value_or("")));
    if (isAnother || keptChanged) m_keep->setChecked(reading.kept.has_value());
    judge();
}

void SysctlPanel::setObjections(const std::optional<Message>& toChanging,
                                const std::optional<Message>& toKeeping) {
    m_objection = toChanging;
    m_objectionToKeeping = toKeeping;
    judge();
}

void SysctlPanel::judge() {
    const Sysctl setting = m_reading.setting;
    const bool isHere = m_reading.value.has_value();
    const bool canChange = isHere && !m_objection;
    const auto value = check(setting, m_edit->text().toStdString());
    const bool changesKeeping =
        !m_objectionToKeeping &&
        (m_keep->isChecked() ? m_reading.kept != value.value_or("") : m_reading.kept.has_value());
    const bool changesSomething = value && (m_reading.value != *value || changesKeeping);
    m_edit->setEnabled(canChange);
    m_keep->setEnabled(canChange && !m_objectionToKeeping);
    m_keep->setToolTip(m_objectionToKeeping ? translated(*m_objectionToKeeping)
                                            : tr("Set this value again at every start of the machine"));
    m_keep->setAccessibleDescription(m_keep->toolTip());
    m_apply->setEnabled(canChange && changesSomething);
    m_undo->setEnabled(canChange && (m_reading.before || m_reading.kept));

    if (!m_hasReading) return say({}, false);
    if (!isHere) return say(translated(absenceOf(setting)), true);
    if (m_objection) return say(translated(*m_objection), true);
    if (!value) return say(translated(value.error()), true);
    if (const auto warning = warningFor(setting, *value)) return say(translated(*warning), true);
    say({}, false);
}

void SysctlPanel::say(const QString& sentence, bool wrong) {
    m_icon->setIcon(wrong ? IconName::Warning : IconName::Info);
    m_icon->setVisible(!sentence.isEmpty());
    m_verdict->setText(sentence);
    m_verdict->setVisible(!sentence.isEmpty());
}

void SysctlPanel::apply() {
    if (!m_apply->isEnabled()) return;
    const auto value = check(m_reading.setting, m_edit->text().toStdString());
    if (value) Q_EMIT setWanted({m_reading.setting, *value, m_keep->isChecked() && m_keep->isEnabled()});
}

}   // namespace socklens
