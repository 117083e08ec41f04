#include "ui/widgets/findings_list.h"

#include "ui/widgets/finding_card.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace socklens {

namespace {
constexpr int leastHeight = 60;   // the window does not grow for it
}

FindingsList::FindingsList(QWidget* parent)
    : QWidget(parent), m_quiet(new QLabel(tr("Nothing needs attention."), this)), m_scroll(new QScrollArea(this)) {
    auto* content = new QWidget(m_scroll);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_more = new QLabel(content);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_more->hide();
    m_column->addWidget(m_more);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);   // its buttons have the keyboard, and scroll it
    m_scroll->verticalScrollBar()->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("What needs attention"));
    m_scroll->setMinimumHeight(leastHeight);
    m_scroll->hide();
    m_quiet->setFocusPolicy(
        Qt::ClickFocus);   // the place behind which the cards come: Qt asks for one with a policy
    m_quiet->setForegroundRole(QPalette::PlaceholderText);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_quiet);
    layout->addWidget(m_scroll);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    if (parent != nullptr) parent->installEventFilter(this);
}

void FindingsList::setFindings(std::span<const Finding> findings) {
    std::vector<FindingCard*> cards;
    QWidget* before = m_quiet;
    for (const Finding& finding : findings.first(std::min(findings.size(), mostCards))) {
        FindingCard* card = takeCard(finding.key);
        card->setFinding(finding);
        const int place = static_cast<int>(cards.size());
        if (m_column->indexOf(card) != place) m_column->insertWidget(place, card);
        card->show();                    // a layout would do so later, and would not count it before
        before = card->follow(before);   // new widgets are last for the Tab key, wherever they are put
        cards.push_back(card);
    }
    for (FindingCard* over : std::exchange(m_cards, std::move(cards))) delete over;
    m_quiet->setVisible(m_cards.empty());
    m_scroll->setVisible(!m_cards.empty());
    const std::size_t more = findings.size() - m_cards.size();
    m_more->setVisible(more > 0);
    m_more->setText(more > 0 ? tr("%1 more of less weight.").arg(more) : QString());
    fit();
}

/// The one that shows this finding already, or a new one.
FindingCard* FindingsList::takeCard(const std::string& key) {
    const auto known =
        std::ranges::find(m_cards, key, [](const FindingCard* card) { return card->finding().key; });
    if (known != m_cards.end()) {
        FindingCard* card = *known;
        m_cards.erase(known);
        return card;
    }
    auto* card = new FindingCard(m_scroll->widget());
    connect(card, &FindingCard::chosen, this, &FindingsList::chosen);
    return card;
}

void FindingsList::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

/// The page is as high as it is: how much of it is ours changes with it.
bool FindingsList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) fit();
    return QWidget::eventFilter(watched, event);
}

QSize FindingsList::sizeHint() const {
    return {QWidget::sizeHint().width(),
            m_cards.empty() ? m_quiet->sizeHint().height() : m_scroll->maximumHeight()};
}

void FindingsList::fit() {
    if (m_cards.empty()) return;
    const int most = parentWidget() == nullptr ? QWIDGETSIZE_MAX : parentWidget()->height() * 2 / 5;
    const int wanted = std::max(std::min(m_column->heightForWidth(width()), most), leastHeight);
    if (wanted == m_scroll->maximumHeight()) return;
    m_scroll->setMaximumHeight(wanted);
    updateGeometry();
}

}   // namespace socklens
