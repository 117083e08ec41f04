#include "ui/details/story_view.h"

#include "ui/details/flow_text.h"
#include "ui/details/states_bar.h"
#include "ui/details/trend_line.h"
#include "ui/style/state_badge.h"
#include "ui/widgets/icon_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace socklens {

namespace {

void setBold(QWidget& widget) {
    QFont font = widget.font();
    font.setBold(true);
    widget.setFont(font);
}

template <class Label>
void setTextOnce(Label& label, const QString& text) {
    if (label.text() != text) label.setText(text);
}

}   // namespace

StoryRow::StoryRow(QGridLayout& grid, int row, QWidget* parent)
    : QObject(parent),
      m_value(new QVBoxLayout),
      m_box(new QWidget(parent)),
      m_name(new QLabel(parent)),
      m_text(new FlowText(m_box)),
      m_go(new QToolButton(m_box)) {
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_name->setForegroundRole(QPalette::PlaceholderText);
    m_go->setAutoRaise(true);
    m_go->setArrowType(Qt::RightArrow);
    const int height = m_text->fontMetrics().height();   // or its line would stand apart from the others
    m_go->setFixedSize(height, height);
    m_value->setContentsMargins(0, 0, 0, 0);
    m_value->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(2);
    line->addWidget(m_text, 1);
    line->addWidget(m_go, 0, Qt::AlignTop);
    m_value->addLayout(line);
    m_box->setLayout(m_value);
    grid.addWidget(m_name, row, 0, Qt::AlignTop);
    grid.addWidget(m_box, row, 1);
    connect(m_go, &QToolButton::clicked, this, [this] { Q_EMIT followed(m_target); });
}

void StoryRow::show(const StoryLine& line) {
    setTextOnce(*m_name, line.name);
    m_text->setAccessibleName(line.name);
    m_text->setFlowingText(line.text);
    m_target = line.target;
    const bool leads = !std::holds_alternative<std::monostate>(line.target);
    m_go->setVisible(leads);
    if (leads) {
        const bool isProcess = std::holds_alternative<ProcessId>(line.target);
        m_go->setToolTip(isProcess ? tr("Show this process") : tr("Show this socket"));
        m_go->setAccessibleName(tr("Show %1", "a process or a socket").arg(line.text));
    }
    showFigure(line);
    m_name->show();
    m_box->show();
}

void StoryRow::showFigure(const StoryLine& line) {
    const auto* trend = std::get_if<StoryTrend>(&line.figure);
    const auto* counts = std::get_if<StateCounts>(&line.figure);
    if (trend != nullptr && m_trend == nullptr) m_value->addWidget(m_trend = new TrendLine(m_box));
    if (counts != nullptr && m_bar == nullptr) m_value->insertWidget(0, m_bar = new StatesBar(m_box));
    if (m_trend != nullptr) m_trend->setVisible(trend != nullptr);
    if (m_bar != nullptr) m_bar->setVisible(counts != nullptr);
    if (trend != nullptr) m_trend->setTrend(*trend, line.name);
    if (counts != nullptr) m_bar->setCounts(*counts, line.text);
}

void StoryRow::hide() {
    m_name->hide();
    m_box->hide();
}

StoryView::StoryView(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);   // everything breaks
    setAccessibleName(tr("Details"));
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);

    m_title = new FlowText(content);
    m_title->setAccessibleName(tr("What this is about"));
    setBold(*m_title);
    m_state = new QWidget(content);
    m_badge = new QLabel(m_state);
    m_stateName = new QLabel(m_state);
    m_stateName->setAccessibleName(tr("State"));
    auto* stateLine = new QHBoxLayout(m_state);
    stateLine->setContentsMargins(0, 0, 0, 0);
    stateLine->addWidget(m_badge);
    stateLine->addWidget(m_stateName, 1);
    m_summary = new FlowText(content);
    m_summary->setAccessibleName(tr("What that means"));
    m_notice = new QWidget(content);
    m_noticeIcon = new IconLabel(IconName::Info, m_notice);
    m_noticeText = new FlowText(m_notice);
    m_noticeText->setAccessibleName(tr("Notice"));
    auto* noticeLine = new QHBoxLayout(m_notice);
    noticeLine->setContentsMargins(0, 0, 0, 0);
    noticeLine->addWidget(m_noticeIcon, 0, Qt::AlignTop);
    noticeLine->addWidget(m_noticeText, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_title), m_notice, m_state, static_cast<QWidget*>(m_summary)})
        layout->addWidget(widget);

    for (std::size_t number = 0; number < storySections; ++number) {
        Section& section = m_sections[number];
        section.title = new QLabel(title(static_cast<StorySection>(number)), content);
        setBold(*section.title);
        section.body = new QWidget(content);
        section.grid = new QGridLayout(section.body);
        section.grid->setContentsMargins(0, 0, 0, 4);
        section.grid->setHorizontalSpacing(8);
        section.grid->setVerticalSpacing(2);
        section.grid->setColumnStretch(1, 1);
        layout->addWidget(section.title);
        layout->addWidget(section.body);
    }
    layout->addStretch(1);
    setWidget(content);
    showNothing({});
}

void StoryView::show(const Story& story) {
    m_title->setFlowingText(story.title);
    m_title->setVisible(!story.title.isEmpty());
    m_state->setVisible(story.state.has_value());
    if (story.state && m_stateName->text() != story.stateName) {
        m_group = groupOf(*story.state);
        drawBadge();
        m_stateName->setText(story.stateName);
    }
    m_summary->setFlowingText(story.summary);
    m_summary->setVisible(!story.summary.isEmpty());
    m_noticeText->setFlowingText(story.notice);
    m_notice->setVisible(!story.notice.isEmpty());
    for (std::size_t number = 0; number < storySections; ++number)
        showSection(m_sections[number], story.sections[number]);
    alignNames();
}

void StoryView::showNothing(const QString& why) {
    Story nothing;
    nothing.summary = why;
    show(nothing);
}

QSize StoryView::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 52, fontMetrics().height() * 30};
}

void StoryView::showSection(Section& section, const std::vector<StoryLine>& lines) {
    while (section.rows.size() < lines.size()) {
        auto* row = new StoryRow(*section.grid, static_cast<int>(section.rows.size()), section.body);
        connect(row, &StoryRow::followed, this, &StoryView::followed);
        section.rows.push_back(row);
    }
    for (std::size_t at = 0; at < section.rows.size(); ++at) {
        if (at < lines.size())
            section.rows[at]->show(lines[at]);
        else
            section.rows[at]->hide();
    }
    section.title->setVisible(!lines.empty());
    section.body->setVisible(!lines.empty());
}

void StoryView::drawBadge() {
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_badge->setPixmap(stateBadge(m_group).pixmap(QSize(size, size), devicePixelRatioF()));
}

void StoryView::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) drawBadge();
}

void StoryView::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    alignNames();
}

/// The values of all sections begin at the same place.
void StoryView::alignNames() {
    int widest = 0;
    for (const Section& section : m_sections)
        for (const StoryRow* row : section.rows)
            if (!row->name()->isHidden())
                widest = std::max(widest, fontMetrics().horizontalAdvance(row->name()->text()));
    const int width =
        std::min(widest, std::max(viewport()->width() * 2 / 5, fontMetrics().averageCharWidth() * 10));
    for (const Section& section : m_sections)
        for (const StoryRow* row : section.rows)
            if (row->name()->minimumWidth() != width) row->name()->setFixedWidth(width);
}

}   // namespace socklens
