#include "ui/widgets/finding_card.h"

#include "app/models/display_text.h"
#include "app/models/finding_text.h"
#include "app/models/translated.h"
#include "ui/widgets/icon_label.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace socklens {

namespace {

QLabel* sentence(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);   // names of processes are not ours
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString sinceText(Timestamp since) {
    const auto at = QDateTime::fromMSecsSinceEpoch(since.time_since_epoch().count());
    return FindingCard::tr("Since %1.").arg(at.toString(QStringLiteral("HH:mm:ss")));
}

}   // namespace

FindingCard::FindingCard(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(IconName::Warning, this)),
      m_title(sentence(this)),
      m_evidence(sentence(this)),
      m_sockets(new QPushButton(tr("Show sockets"), this)),
      m_act(new QPushButton(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_evidence);
    words->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 6, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addWidget(m_sockets, 0, Qt::AlignTop);
    layout->addWidget(m_act, 0, Qt::AlignTop);

    connect(m_sockets, &QPushButton::clicked, this, [this] { Q_EMIT chosen(ShowSockets{m_finding.filter}); });
    connect(m_act, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_finding.action); });
}

void FindingCard::setFinding(const Finding& finding) {
    m_finding = finding;
    const QString severity = severityText(finding.severity);
    const QString title = translated(finding.title);
    m_icon->setIcon(finding.severity == Finding::Severity::Critical ? IconName::Critical : IconName::Warning);
    m_icon->setAccessibleName(severity);
    m_icon->setToolTip(severity);
    m_title->setText(title);
    m_evidence->setText(evidenceText(finding) + u' ' + sinceText(finding.since));
    setAccessibleName(severity + QStringLiteral(": ") + title);
    setAccessibleDescription(m_evidence->text());
    nameButtons();
}

QWidget* FindingCard::follow(QWidget* before) {
    setTabOrder(before, m_sockets);
    setTabOrder(m_sockets, m_act);
    return m_act;
}

void FindingCard::nameButtons() {
    m_act->setText(actionText(m_finding.action).replace(u'&', QStringLiteral("&&")));
    m_sockets->setVisible(!m_finding.filter.empty() && !std::holds_alternative<ShowSockets>(m_finding.action));
    // Several cards have the same words on their buttons: what they belong to is said with them.
    for (QPushButton* button : {m_sockets, m_act}) button->setAccessibleDescription(m_title->text());
}

}   // namespace socklens
