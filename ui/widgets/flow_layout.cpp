#include "ui/widgets/flow_layout.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace socklens {

FlowLayout::FlowLayout(Last last, QWidget* parent) : QLayout(parent), m_last(last) {
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int at) const {
    return at >= 0 && at < count() ? m_items[static_cast<std::size_t>(at)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int at) {
    if (itemAt(at) == nullptr) return nullptr;
    QLayoutItem* item = m_items[static_cast<std::size_t>(at)].release();
    m_items.erase(m_items.begin() + at);
    return item;
}

std::vector<QLayoutItem*> FlowLayout::shownItems() const {
    std::vector<QLayoutItem*> shown;
    for (const auto& item : m_items)
        if (!item->isEmpty()) shown.push_back(item.get());
    return shown;
}

std::vector<FlowLayout::Line> FlowLayout::linesFor(int width) const {
    std::vector<Line> lines;
    int right = 0;
    for (QLayoutItem* item : shownItems()) {
        const QSize size = item->sizeHint();
        if (lines.empty() || right + spacing() + size.width() > width) {
            lines.emplace_back();
            right = size.width();
        } else {
            right += spacing() + size.width();
        }
        lines.back().items.push_back(item);
        lines.back().height = std::max(lines.back().height, size.height());
    }
    return lines;
}

int FlowLayout::heightForWidth(int width) const {
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const auto lines = linesFor(width - margins.left() - margins.right());
    for (const Line& line : lines) height += line.height;
    return height + std::max(0, static_cast<int>(lines.size()) - 1) * spacing();
}

QSize FlowLayout::sizeHint() const {
    const QMargins margins = contentsMargins();
    QSize size(margins.left() + margins.right(), margins.top() + margins.bottom());
    int height = 0;
    int gap = 0;
    for (const QLayoutItem* item : shownItems()) {
        size.rwidth() += std::exchange(gap, spacing()) + item->sizeHint().width();
        height = std::max(height, item->sizeHint().height());
    }
    return size + QSize(0, height);
}

QSize FlowLayout::minimumSize() const {
    const QMargins margins = contentsMargins();
    QSize size;
    for (const QLayoutItem* item : shownItems()) size = size.expandedTo(item->minimumSize());
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& place) {
    QLayout::setGeometry(place);
    const QRect inside = place.marginsRemoved(contentsMargins());
    const std::vector<QLayoutItem*> shown = shownItems();
    int y = inside.top();
    for (const Line& line : linesFor(inside.width())) {
        int x = inside.left();
        for (QLayoutItem* item : line.items) {
            const QSize size = item->sizeHint().boundedTo({inside.width(), line.height});
            if (m_last == Last::AtTheEnd && item == shown.back()) x = inside.right() + 1 - size.width();
            const QRect cell(QPoint(x, y + (line.height - size.height()) / 2), size);
            item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), inside, cell));
            x += size.width() + spacing();
        }
        y += line.height + spacing();
    }
}

}   // namespace socklens
