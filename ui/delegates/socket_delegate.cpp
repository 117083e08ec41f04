#include "ui/delegates/socket_delegate.h"

#include "app/models/socket_model.h"
#include "ui/delegates/state_decoration.h"
#include "ui/style/row_mark_style.h"
#include "ui/style/state_badge.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QWidget>
#include <QtMath>

namespace socklens {

namespace {

bool isSpecial(const QStyleOptionViewItem& option) {
    const bool isMarked =
        option.state & (QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
    return isMarked || option.direction != Qt::LeftToRight || option.widget == nullptr;
}

bool isWithoutHolder(const SocketView& view, Column column) {
    return column == Column::Process && ownership(view.snapshot, view.row) != Ownership::Held;
}

QPalette::ColorGroup colorGroup(const QStyleOptionViewItem& option) {
    if (!(option.state & QStyle::State_Enabled)) return QPalette::Disabled;
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

/// Only there a row has its bar.
bool isFirstColumn(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    return table != nullptr && table->horizontalHeader()->sectionPosition(index.column()) == 0;
}

}   // namespace

void SocketDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const SocketModel*>(index.model());
    if (model == nullptr || !model->hasRow(index.row())) return;
    const std::optional<RowMark> mark = model->markAt(index.row());
    if (mark && !(option.state & QStyle::State_Selected))
        painter->fillRect(option.rect, markTint(*mark, option.palette));
    if (mark == RowMark::Gone || !isSpecial(option))
        paintPlainly(painter, option, index);
    else
        QStyledItemDelegate::paint(painter, option, index);
    if (!mark || !isFirstColumn(option, index)) return;
    const bool isSelected = option.state & QStyle::State_Selected;
    paintMarkBar(*painter, option.rect, *mark,
                 isSelected ? option.palette.color(colorGroup(option), QPalette::HighlightedText)
                            : markColor(*mark, option.palette));
}

/// The places are those of QCommonStyle: the same margin on either side of the text and of the badge before it.
void SocketDelegate::paintPlainly(QPainter* painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const auto* model = qobject_cast<const SocketModel*>(index.model());
    const SocketView view = model->viewAt(index.row());
    const Column column = SocketModel::columnAt(index.column());
    const int margin =
        option.widget->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    QRect place = option.rect;
    if (column == Column::State) {
        const int size = option.fontMetrics.height();
        const QPixmap& pixmap = badge(groupOf(view.socket().state), size, option);
        painter->drawPixmap(place.left() + margin, place.top() + (place.height() - size) / 2, size, size, pixmap);
        place.setLeft(place.left() + size + 2 * margin);
    }
    place.adjust(margin, 0, -margin, 0);
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    if (text.isEmpty()) return;
    const auto role = isWithoutHolder(view, column) ? QPalette::PlaceholderText : QPalette::Text;
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    if (model->isGone(index.row())) {
        QFont struckOut = option.font;
        struckOut.setStrikeOut(true);
        painter->setFont(struckOut);
        painter->setPen(option.palette.color(QPalette::Active, role));
        const QString elided = option.fontMetrics.elidedText(text, option.textElideMode, place.width());
        return painter->drawText(place, alignment | Qt::TextSingleLine, elided);
    }
    painter->setPen(option.palette.color(colorGroup(option), role));
    if (painter->font() != option.font) painter->setFont(option.font);
    const QStaticText& cell = laidOut(text, place.width(), option);
    const bool isRight = (alignment & Qt::AlignRight) != 0;
    const int left = isRight ? place.left() + place.width() - qCeil(cell.size().width()) : place.left();
    painter->drawStaticText(left, place.top() + (place.height() - qCeil(cell.size().height())) / 2, cell);
}

const QStaticText& SocketDelegate::laidOut(const QString& text, int width,
                                           const QStyleOptionViewItem& option) const {
    if (m_textsFor != option.font || m_texts.size() > mostTexts) m_texts.clear();
    m_textsFor = option.font;
    const std::pair key(text, width);
    if (const auto known = m_texts.constFind(key); known != m_texts.constEnd()) return *known;
    QStaticText made(option.fontMetrics.elidedText(text, option.textElideMode, width));
    made.setTextFormat(Qt::PlainText);
    made.prepare({}, option.font);
    return *m_texts.insert(key, made);
}

const QPixmap& SocketDelegate::badge(StateGroup group, int size, const QStyleOptionViewItem& option) const {
    const double ratio = option.widget->devicePixelRatioF();
    if (m_badgesFor != option.palette.cacheKey()) m_badges = {};
    m_badgesFor = option.palette.cacheKey();
    QPixmap& pixmap = m_badges.at(static_cast<std::size_t>(group));
    const QSize wanted = QSize(size, size) * ratio;
    if (pixmap.size() == wanted) return pixmap;
    pixmap = stateBadge(group).pixmap(QSize(size, size), ratio);
    return pixmap;
}

void SocketDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto* model = qobject_cast<const SocketModel*>(index.model());
    if (model == nullptr || !model->hasRow(index.row())) return;
    const SocketView view = model->viewAt(index.row());
    const Column column = SocketModel::columnAt(index.column());
    if (column == Column::State) decorateWithState(*option, view.socket().state);
    if (isWithoutHolder(view, column))
        option->palette.setBrush(QPalette::Text, option->palette.brush(QPalette::PlaceholderText));
}

}   // namespace socklens
