#include "ui/delegates/process_delegate.h"

#include "app/models/process_model.h"
#include "ui/delegates/state_decoration.h"
#include "ui/style/state_palette.h"

#include <QPainter>

namespace socklens {

namespace {

void paintBar(QPainter& painter, QRectF area, const StateCounts& counts, const QPalette& palette) {
    const double total = counts.total();
    if (total == 0) return;
    const double height = qMin(area.height() - 6.0, 10.0);
    area = QRectF(area.left() + 4, area.center().y() - height / 2, area.width() - 8, height);
    double left = area.left();
    for (const StateGroup group : stateGroups) {
        const double width = area.width() * counts[group] / total;
        if (width > 0) painter.fillRect(QRectF(left, area.top(), width, height), stateColor(group, palette));
        left += width;
    }
}

}   // namespace

void ProcessDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const auto* model = qobject_cast<const ProcessModel*>(index.model());
    const bool isBar =
        model != nullptr && index.column() == static_cast<int>(ProcessColumn::States) && !model->socketAt(index);
    if (isBar) paintBar(*painter, option.rect, model->groupAt(index).counts, option.palette);
}

void ProcessDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto* model = qobject_cast<const ProcessModel*>(index.model());
    if (model == nullptr) return;
    const auto socket = model->socketAt(index);
    if (socket && index.column() == static_cast<int>(ProcessColumn::States))
        decorateWithState(*option, model->picture().snapshot->sockets[*socket].state);
    const bool isQuiet = !socket && model->groupAt(index).ownership != Ownership::Held;
    if (isQuiet) option->font.setItalic(true);
}

}   // namespace socklens
