#include "ui/widgets/message_bar.h"

#include "ui/widgets/icon_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>
#include <QToolButton>
#include <algorithm>

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
    m_said = {{kind, sentence}};
    speak();
}

void MessageBar::sayToo(Kind kind, const QString& sentence) {
    if (isHidden()) m_said.clear();   // somebody has read it
    std::erase_if(m_said, [&](const Said& said) { return said.sentence == sentence; });
    m_said.push_back({kind, sentence});
    speak();
}

void MessageBar::withdraw(const QString& sentence) {
    std::erase_if(m_said, [&](const Said& said) { return said.sentence == sentence; });
    write();
}

void MessageBar::withdrawInformation() {
    std::erase_if(m_said, [](const Said& said) { return said.kind == Kind::Information; });
    write();
}

void MessageBar::speak() {
    write();
    show();
    QAccessibleEvent spoken(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void MessageBar::write() {
    if (m_said.empty()) return hide();
    const bool warns = std::ranges::any_of(m_said, [](const Said& said) { return said.kind == Kind::Warning; });
    m_icon->setIcon(warns ? IconName::Warning : IconName::Info);
    QStringList sentences;
    for (const Said& said : m_said) sentences << said.sentence;
    m_text->setText(sentences.join(u'\n'));
    m_text->setAccessibleDescription(m_text->text());
}

}   // namespace socklens
