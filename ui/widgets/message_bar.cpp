#include "ui/widgets/message_bar.h"

#include "ui/widgets/icon_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace socklens {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new IconLabel(IconName::Info, this)), m_text(new QLabel(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTextFormat(Qt::PlainText);   // names of processes are not ours
    m_text->setAccessibleName(tr("Message"));

    auto* close = new QToolButton(this);
    close->setIcon(icon(IconName::Clear));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(close);
    hide();
}

void MessageBar::say(Kind kind, const QString& sentence) {
    m_kind = kind;
    m_icon->setIcon(kind == Kind::Warning ? IconName::Warning : IconName::Info);
    m_text->setText(sentence);
    m_text->setAccessibleDescription(sentence);
    show();
    QAccessibleEvent spoken(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

QString MessageBar::text() const {
    return isVisible() ? m_text->text() : QString();
}

}   // namespace socklens
