#include "ui/widgets/port_verdict.h"

#include "app/models/port_blocker_model.h"
#include "app/models/translated.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/selectable_text.h"

#include <QAccessible>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace socklens {

namespace {

IconName iconFor(const PortDiagnosis& diagnosis) {
    switch (diagnosis.plain.verdict()) {
    case BindVerdict::Ok: return IconName::Success;
    case BindVerdict::Unsure: return IconName::Info;
    case BindVerdict::AddressInUse:
    case BindVerdict::AccessDenied:
    case BindVerdict::AddressNotAvailable:
    case BindVerdict::Refused: break;
    }
    return IconName::Warning;
}

}   // namespace

PortVerdict::PortVerdict(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(IconName::Info, this)),
      m_sentence(addSelectableText(this)),
      m_facts(new QFormLayout),
      m_hint(addSelectableText(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    QFont font = m_sentence->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_sentence->setFont(font);
    m_sentence->setAccessibleName(tr("Verdict"));
    m_hint->setAccessibleName(tr("About the verdict"));

    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_facts->setVerticalSpacing(2);
    m_facts->setHorizontalSpacing(16);
    m_why = addFact(tr("Why"));
    m_plain = addFact(tr("bind()"));
    m_reuse = addFact(tr("bind() with SO_REUSEADDR"));
    m_free = addFact(tr("Free by itself"));

    auto* column = new QVBoxLayout;
    column->addWidget(m_sentence);
    column->addLayout(m_facts);
    column->addWidget(m_hint);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(column, 1);
}

QLabel* PortVerdict::addFact(const QString& title) {
    QLabel* label = addSelectableText(this);
    label->setAccessibleName(title);
    m_facts->addRow(title, label);
    return label;
}

void PortVerdict::show(const PortDiagnosis& diagnosis, const QDateTime& triedAt, const QString& hint) {
    const auto outcome = [&](const BindOutcome& of) {
        const QString name = QString::fromStdString(toText(of));
        const BindVerdict verdict = of.verdict();
        const QString said = verdict == BindVerdict::Ok       ? tr("succeeds")
                             : verdict == BindVerdict::Unsure ? tr("not known")
                                                              : tr("fails: %1").arg(name);
        return of.proven ? tr("%1 · tried at %2").arg(said, triedAt.toString(QStringLiteral("HH:mm:ss")))
                         : tr("%1 · predicted").arg(said);
    };
    const QString sentence = translated(diagnosis.headline);
    const bool isNew = sentence != m_sentence->text();
    m_icon->setIcon(iconFor(diagnosis));
    m_sentence->setText(sentence);
    m_sentence->setAccessibleDescription(sentence);
    // The table has it too, in a cell that seldom has room for a sentence.
    m_why->setText(diagnosis.blockers.empty() ? QString() : translated(diagnosis.blockers.front().why));
    m_facts->setRowVisible(m_why, !diagnosis.blockers.empty());
    m_plain->setText(outcome(diagnosis.plain));
    m_reuse->setText(outcome(diagnosis.reuseAddress));
    const bool isFree = diagnosis.plain.verdict() == BindVerdict::Ok;
    const QString reason = diagnosis.free.reason.empty() ? QString() : translated(diagnosis.free.reason);
    const QString when = forecastText(diagnosis.free);
    m_free->setText(isFree ? tr("now") : reason.isEmpty() ? when : tr("%1. %2", "when, why").arg(when, reason));
    const QString more = diagnosis.contradiction ? translated(*diagnosis.contradiction) : hint;
    m_hint->setText(more);
    m_hint->setVisible(!more.isEmpty());
    if (!isNew || !isVisible()) return;
    QAccessibleEvent spoken(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

}   // namespace socklens
