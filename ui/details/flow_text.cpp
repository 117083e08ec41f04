#include "ui/details/flow_text.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextOption>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace socklens {

namespace {

QTextOption breakingAnywhere() {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

}   // namespace

FlowText::FlowText(QWidget* parent) : QTextEdit(parent) {
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::ClickFocus);   // Tab goes on to what can be done
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FlowText::setFlowingText(const QString& text) {
    if (text == toPlainText()) return;
    const QTextCursor before = textCursor();
    setPlainText(text);
    const auto last = static_cast<int>(text.size());
    QTextCursor after = textCursor();
    after.setPosition(std::min(before.anchor(), last));
    after.setPosition(std::min(before.position(), last), QTextCursor::KeepAnchor);
    setTextCursor(after);
    updateGeometry();
}

/// Laid out beside the document, which has the width of the widget.
int FlowText::heightForWidth(int width) const {
    double height = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text().isEmpty() ? QStringLiteral(" ") : block.text(), font());
        layout.setTextOption(breakingAnywhere());
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(width, 1));
            height += std::ceil(line.height());
        }
        layout.endLayout();
    }
    return static_cast<int>(std::ceil(height));
}

QSize FlowText::sizeHint() const {
    const int width = fontMetrics().averageCharWidth() * 24;
    return {width, heightForWidth(width)};
}

QSize FlowText::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()};
}

void FlowText::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
}

/// It has nothing to scroll: what is around it has.
void FlowText::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

}   // namespace socklens
