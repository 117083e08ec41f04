#include "app/models/socket_model.h"

#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <unordered_map>

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

void SocketModel::apply(const Update& update) {
    const bool follows = update.older == m_picture;
    show(update.newer,
         follows ? rearrange(m_order, update, m_arrangement) : arrange(*update.newer, m_arrangement));
}

void SocketModel::setFilter(const Filter& filter) {
    m_arrangement.filter = filter;
    arrangeAnew();
}

void SocketModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount()) return;
    m_arrangement.column = columnAt(column);
    m_arrangement.descending = order == Qt::DescendingOrder;
    arrangeAnew();
}

void SocketModel::arrangeAnew() {
    show(m_picture, arrange(*m_picture, m_arrangement));
}

void SocketModel::show(PicturePointer picture, RowOrder order) {
    Q_EMIT aboutToRearrange();
    const int newRows = static_cast<int>(order.size());
    if (newRows < m_rows) {
        moveIndexes(*picture, order);   // before their rows go
        beginRemoveRows({}, newRows, m_rows - 1);
        m_order.resize(order.size());
        m_rows = newRows;
        endRemoveRows();
    } else if (newRows > m_rows) {
        beginInsertRows({}, m_rows, newRows - 1);
        m_rows = newRows;   // empty rows, until the new order is in place
        endInsertRows();
        moveIndexes(*picture, order);
    } else {
        moveIndexes(*picture, order);
    }
    m_picture = std::move(picture);
    m_order = std::move(order);
    if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT rearranged();
}

/// Views hold few persistent indexes (the current cell, where a selection began): they go with their sockets.
void SocketModel::moveIndexes(const Picture& picture, const RowOrder& order) {
    const QModelIndexList from = persistentIndexList();
    if (from.isEmpty()) return;
    std::unordered_map<SocketKey, int> places;
    for (const QModelIndex& index : from)
        if (static_cast<std::size_t>(index.row()) < m_order.size()) places.emplace(keyAt(index.row()), -1);
    for (std::size_t row = 0; row < order.size(); ++row)
        if (const auto found = places.find(keyOf(*picture.snapshot, order[row])); found != places.end())
            found->second = static_cast<int>(row);

    QModelIndexList to;
    for (const QModelIndex& index : from) {
        const bool isSocket = static_cast<std::size_t>(index.row()) < m_order.size();
        const int place = isSocket ? places.at(keyAt(index.row())) : -1;
        to.append(place < 0 ? QModelIndex() : this->index(place, index.column()));
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
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_order.size()) return {};
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
