#include "ui/help/help_window.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>

namespace socklens {

namespace {

/// In the first language of the user's that there is; English, where there is none.
QString helpText() {
    QStringList languages = QLocale().uiLanguages();
    languages << QStringLiteral("en");
    for (const QString& language : languages) {
        QFile file(QStringLiteral(":/socklens/help/%1.md").arg(language.left(2)));
        if (file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
    }
    return {};
}

std::vector<QTextBlock> headingsOf(const QTextDocument& document) {
    std::vector<QTextBlock> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0) headings.push_back(block);
    return headings;
}

/// As Markdown is read, they have double lines around every cell, in the colour of the text.
void giveTablesThinLines(QTextDocument& document) {
    constexpr qreal padding = 4;
    constexpr QColor quiet(128, 128, 128, 110);   // on light and on dark
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr) continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderBrush(quiet);
        format.setCellPadding(padding);
        format.setCellSpacing(0);
        table->setFormat(format);
    }
}

void giveHeadingsRoom(const QTextDocument& document) {
    constexpr qreal above = 28;
    constexpr qreal below = 8;
    for (const QTextBlock& heading : headingsOf(document)) {
        QTextBlockFormat format = heading.blockFormat();
        format.setTopMargin(heading == document.begin() ? 0 : above);
        format.setBottomMargin(below);
        QTextCursor(heading).setBlockFormat(format);
    }
}

/// A list of Qt's gives a title that breaks less room than it needs, since it forgets the spacing.
void layOutTopics(QListWidget& topics) {
    constexpr int spacing = 4;
    constexpr int margins = 12;   // of the text in its cell, on both sides together
    const int width = topics.fontMetrics().averageCharWidth() * 32;
    topics.setWordWrap(true);
    topics.setTextElideMode(Qt::ElideNone);
    topics.setSpacing(spacing);
    topics.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    topics.setFixedWidth(width);
    const QRect place(0, 0, width - 2 * spacing - margins, 10'000);
    for (int row = 0; row < topics.count(); ++row) {
        QListWidgetItem& topic = *topics.item(row);
        const int height = topics.fontMetrics().boundingRect(place, Qt::TextWordWrap, topic.text()).height();
        topic.setSizeHint({place.width(), height});
    }
}

}   // namespace

HelpTopic helpTopicOf(PageName page) {
    switch (page) {
    case PageName::Overview:
    case PageName::Log: return HelpTopic::FirstMinute;
    case PageName::Sockets: return HelpTopic::States;
    case PageName::Processes: return HelpTopic::Rights;
    case PageName::Leftovers: return HelpTopic::Crash;
    case PageName::Ports: return HelpTopic::Bind;
    case PageName::Tuning:
    case PageName::Compare: return HelpTopic::TimeWait;
    }
    return HelpTopic::FirstMinute;
}

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent), m_topics(new QListWidget(this)), m_text(new QTextBrowser(this)) {
    setWindowTitle(tr("Help"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(QSize(960, 720).boundedTo(parent->screen()->availableSize() - QSize(8, 40)));
    m_topics->setAccessibleName(tr("Topics"));
    m_topics->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Help text"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(2 * m_text->document()->documentMargin());
    m_text->setMarkdown(helpText());
    giveTablesThinLines(*m_text->document());
    giveHeadingsRoom(*m_text->document());
    for (const QTextBlock& heading : headingsOf(*m_text->document())) m_topics->addItem(heading.text());
    layOutTopics(*m_topics);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topics);
    layout->addWidget(m_text, 1);
    connect(m_topics, &QListWidget::currentRowChanged, this, &HelpWindow::scrollTo);
}

void HelpWindow::open(HelpTopic topic) {
    show();
    raise();
    activateWindow();
    m_topics->setCurrentRow(static_cast<int>(topic));
    scrollTo(m_topics->currentRow());
    m_topics->setFocus(Qt::OtherFocusReason);
}

/// The text is laid out anew.
void HelpWindow::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    scrollTo(m_topics->currentRow());
}

void HelpWindow::scrollTo(int topic) {
    const auto headings = headingsOf(*m_text->document());
    if (topic < 0 || topic >= static_cast<int>(headings.size())) return;
    const QRectF place =
        m_text->document()->documentLayout()->blockBoundingRect(headings[static_cast<std::size_t>(topic)]);
    m_text->verticalScrollBar()->setValue(qRound(place.top()));
}

}   // namespace socklens
