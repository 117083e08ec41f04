#include "app/models/socket_model.h"

#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <algorithm>
#include <utility>

namespace socklens {

namespace {

bool isRightAligned(Column column) {
    switch (info(column).kind) {
    case ColumnInfo::Kind::Number:
    case ColumnInfo::Kind::Duration: return true;
    case ColumnInfo::Kind::Text: return false;
    }
    return false;
}

int alignmentOf(Column column) {
    return static_cast<int>((isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

}   // namespace

SocketModel::SocketModel(QObject* parent) : QAbstractTableModel(parent) {}

void SocketModel::apply(const UpdatePointer& update) {
    m_arranger.giveUp(std::exchange(m_newest, update));
    // What is being arranged is shown first: it might never be, where pictures come fast.
    if (!m_arranger.isBusy()) rearrange(false);
}

void SocketModel::catchUp(const PicturePointer& picture) {
    if (m_isExcerpt || picture != m_picture) apply(jumpTo(picture));
}

void SocketModel::rest(std::span<const int> places) {
    m_arranger.cancel();
    m_arranger.giveUp(std::exchange(m_newest, nullptr));
    m_isExcerpt = true;
    show(reduce(*m_picture, *m_order, places));
}

void SocketModel::setFilter(const Filter& filter) {
    m_wanted.filter = filter;
    rearrange(true);
}

void SocketModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount()) return;
    m_wanted.column = columnAt(column);
    m_wanted.descending = order == Qt::DescendingOrder;
    rearrange(true);
}

void SocketModel::rearrange(bool isNewArrangement) {
    if (m_isExcerpt && !m_newest) return;   // it rests
    RearrangementTask task{.shown = m_picture, .order = m_order, .arrangement = m_wanted, .update = nullptr};
    // A task that is overtaken may have been the one for an arrangement that is not in force yet.
    task.isNewArrangement = isNewArrangement || m_arranger.isBusy();
    task.update = m_newest;
    const PicturePointer& next = task.update ? task.update->newer : task.shown;
    if (std::max(m_picture->snapshot->sockets.size(), next->snapshot->sockets.size()) > mostAtOnce)
        return m_arranger.begin([this, task = std::move(task)](const std::stop_token& overtaken) {
            const auto done = std::make_shared<const Rearrangement>(socklens::rearrange(task, overtaken));
            return [this, done] { take(*done); };
        });
    m_arranger.cancel();
    take(socklens::rearrange(task));
}

void SocketModel::take(const Rearrangement& next) {
    m_isExcerpt = false;
    show(next);
    if (m_newest) rearrange(false);   // it came meanwhile
}

void SocketModel::show(const Rearrangement& next) {
    Q_EMIT aboutToRearrange();
    const int newRows = static_cast<int>(next.order->size());
    if (newRows < m_rows) {
        moveIndexes(next);   // before their rows go
        beginRemoveRows({}, newRows, m_rows - 1);
        m_rows = newRows;
        endRemoveRows();
    } else if (newRows > m_rows) {
        beginInsertRows({}, m_rows, newRows - 1);
        m_rows = newRows;   // empty rows, until the new order is in place
        endInsertRows();
        moveIndexes(next);
    } else {
        moveIndexes(next);
    }
    m_former = std::exchange(m_order, next.order);
    m_step = &next;
    m_arranger.giveUp(std::exchange(m_picture, next.picture));
    if (m_newest && m_newest->newer == m_picture) m_arranger.giveUp(std::exchange(m_newest, nullptr));
    if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT rearranged();
    m_step = nullptr;
    m_arranger.giveUp(std::exchange(m_former, nullptr));
}

std::optional<int> SocketModel::newPlace(int row) const {
    if (m_step == nullptr || static_cast<std::size_t>(row) >= m_former->size()) return std::nullopt;
    return m_step->placeOf((*m_former)[static_cast<std::size_t>(row)]);
}

/// Views hold few persistent indexes (the current cell, where a selection began): they go with their sockets.
void SocketModel::moveIndexes(const Rearrangement& next) {
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : from) {
        const bool isSocket = static_cast<std::size_t>(index.row()) < m_order->size();
        const std::optional<int> place = isSocket ? next.placeOf(sourceRow(index.row())) : std::nullopt;
        to.append(place ? this->index(*place, index.column()) : QModelIndex());
    }
    changePersistentIndexList(from, to);
}

int SocketModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int SocketModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant SocketModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_order->size()) return {};
    const Column column = columnAt(index.column());
    switch (role) {
    case Qt::DisplayRole: return displayText(viewAt(index.row()), column);
    case Qt::ToolTipRole: {
        const QString detail = detailText(viewAt(index.row()), column);
        return detail.isEmpty() ? QVariant() : plainToolTip(detail);
    }
    case Qt::TextAlignmentRole: return alignmentOf(column);
    default: return {};
    }
}

QVariant SocketModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const ColumnInfo& column = info(columnAt(section));
    switch (role) {
    case Qt::DisplayRole: return translated(column.header);
    case Qt::ToolTipRole: return translated(column.description);
    case Qt::TextAlignmentRole: return alignmentOf(column.column);
    default: return {};
    }
}

}   // namespace socklens
