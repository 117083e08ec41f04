#include "app/models/socket_model.h"

#include "app/core/excerpt.h"
#include "app/models/display_text.h"
#include "app/models/translated.h"

#include <QStringList>
#include <algorithm>
#include <iterator>
#include <utility>

namespace socklens {

namespace {

/// After a picture that no other followed: what it has marked would otherwise stay until the next one.
constexpr std::chrono::milliseconds fadingPause = markedFor + std::chrono::milliseconds(500);

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

SocketModel::SocketModel(QObject* parent) : QAbstractTableModel(parent) {
    m_fading.setSingleShot(true);
    m_fading.setInterval(fadingPause);
    connect(&m_fading, &QTimer::timeout, this, &SocketModel::fade);
}

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
    std::vector<int> ofOrder;
    for (const int row : places)
        if (const auto place = m_gone.placeAt(row)) ofOrder.push_back(static_cast<int>(*place));
    show(reduce(*m_picture, *m_order, ofOrder));
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
    task.now = m_clock();
    if (m_isMarking && !m_isExcerpt) task.marked = m_marked ? m_marked : std::make_shared<const MarkedRows>();
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
    m_inSight = {0, -1};
    Q_EMIT aboutToRearrange();
    const GoneRows gone = goneAfter(next);
    const Passage passage{m_order, m_gone, &next, gone};
    change(passage, next.order->size(), [&] {
        m_order = next.order;
        m_marked = next.marked;
        m_protocols = next.protocols;
        m_arranger.giveUp(std::exchange(m_picture, next.picture));
        if (m_newest && m_newest->newer == m_picture) m_arranger.giveUp(std::exchange(m_newest, nullptr));
    });
    m_arranger.giveUp(passage.order);
    beginFading();
}

void SocketModel::change(const Passage& passage, std::size_t sockets, const std::function<void()>& put) {
    const int newRows = static_cast<int>(sockets + passage.goneNow.size());
    if (newRows < m_rows) {
        moveIndexes(passage);   // before their rows go
        beginRemoveRows({}, newRows, m_rows - 1);
        m_rows = newRows;
        endRemoveRows();
    } else if (newRows > m_rows) {
        beginInsertRows({}, m_rows, newRows - 1);
        m_rows = newRows;   // empty rows, until the new order is in place
        endInsertRows();
        moveIndexes(passage);
    } else {
        moveIndexes(passage);
    }
    put();
    m_gone = passage.goneNow;
    m_passage = &passage;
    if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT rearranged();
    m_passage = nullptr;
}

std::optional<int> SocketModel::Passage::placeOf(int row) const {
    const std::optional<std::size_t> place = gone.placeAt(row);
    if (!place || *place >= order->size()) return std::nullopt;
    if (step == nullptr) return goneNow.tableRow(*place);
    const std::optional<int> next = step->placeOf((*order)[*place]);
    return next ? std::optional(goneNow.tableRow(static_cast<std::size_t>(*next))) : std::nullopt;
}

std::optional<int> SocketModel::newPlace(int row) const {
    return m_passage == nullptr ? std::nullopt : m_passage->placeOf(row);
}

/// Views hold few persistent indexes (the current cell, where a selection began): they go with their sockets.
void SocketModel::moveIndexes(const Passage& passage) {
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : from) {
        const std::optional<int> place = passage.placeOf(index.row());
        to.append(place ? this->index(*place, index.column()) : QModelIndex());
    }
    changePersistentIndexList(from, to);
}

void SocketModel::setInSight(int first, int last) {
    m_inSight = {std::max(first, 0), std::min(last, m_rows - 1)};
}

/// Those that are shown already, for as long as they have been, and those that were in sight.
GoneRows SocketModel::goneAfter(const Rearrangement& next) const {
    if (!next.marked) return {};
    const Moment now = m_clock();
    std::vector<GoneRows::Row> rows;
    for (const GoneRows::Row& row : m_gone.rows())
        if (!isOver(row.since, now)) rows.push_back(row);
    std::vector<std::uint32_t> going;
    for (int row = m_inSight.first; row <= m_inSight.second; ++row) {
        const auto place = m_gone.placeAt(row);
        if (!place) continue;
        const std::uint32_t source = (*m_order)[*place];
        const bool isGoing = next.newRows[source] == SnapshotDelta::absent;
        if (isGoing && !std::ranges::binary_search(next.continued, source)) going.push_back(source);
    }
    if (!going.empty()) {
        std::ranges::sort(going);
        const PicturePointer last = excerpt(*m_picture, going);
        for (std::uint32_t row = 0; row < going.size(); ++row) rows.push_back({last, row, now});
    }
    for (GoneRows::Row& row : rows) row.before = placeFor(row.view(), *next.order, *next.picture, m_wanted);
    return GoneRows(std::move(rows));
}

void SocketModel::beginFading() {
    if (m_gone.empty() && (!m_marked || m_marked->empty()))
        m_fading.stop();
    else
        m_fading.start();
}

void SocketModel::fade() {
    const Moment now = m_clock();
    const auto isLeft = [now](const auto& row) { return !isOver(row.since, now); };
    if (m_marked) {
        MarkedRows left;
        std::ranges::copy_if(*m_marked, std::back_inserter(left), isLeft);
        m_marked = std::make_shared<const MarkedRows>(std::move(left));
    }
    std::vector<GoneRows::Row> left;
    std::ranges::copy_if(m_gone.rows(), std::back_inserter(left), isLeft);
    m_inSight = {0, -1};
    Q_EMIT aboutToRearrange();
    const GoneRows gone(std::move(left));
    change({m_order, m_gone, nullptr, gone}, m_order->size(), [] {});
    beginFading();
}

void SocketModel::setMarking(bool isMarking) {
    if (isMarking == m_isMarking) return;
    m_isMarking = isMarking;
    m_marked = nullptr;
    Q_EMIT aboutToRearrange();
    const GoneRows nothing;
    change({m_order, m_gone, nullptr, nothing}, m_order->size(), [] {});
    beginFading();
}

std::optional<RowMark> SocketModel::markAt(int row) const {
    if (isGone(row)) return RowMark::Gone;
    return m_marked && !m_marked->empty() && hasRow(row) ? markOf(*m_marked, viewAt(row).row) : std::nullopt;
}

bool SocketModel::hasRow(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_order->size() + m_gone.size();
}

SocketView SocketModel::viewAt(int row) const {
    if (const GoneRows::Row* gone = m_gone.at(row)) return gone->view();
    return m_picture->view((*m_order)[*m_gone.placeAt(row)]);
}

SocketKey SocketModel::keyAt(int row) const {
    const SocketView view = viewAt(row);
    return keyOf(view.snapshot, view.row);
}

int SocketModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int SocketModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant SocketModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !hasRow(index.row())) return {};
    const Column column = columnAt(index.column());
    switch (role) {
    case Qt::DisplayRole: {
        const QString name = nameAt(index);
        return name.isEmpty() ? displayText(viewAt(index.row()), column) : name;
    }
    case Qt::ToolTipRole: return toolTip(index);
    case Qt::AccessibleDescriptionRole: return markText(index.row());
    case Qt::TextAlignmentRole: return alignmentOf(column);
    default: return {};
    }
}

QString SocketModel::nameAt(const QModelIndex& index) const {
    return nameOf(viewAt(index.row()), columnAt(index.column()), m_naming);
}

QVariant SocketModel::toolTip(const QModelIndex& index) const {
    const SocketView view = viewAt(index.row());
    const Column column = columnAt(index.column());
    const QString name = nameAt(index);
    QStringList sentences{markText(index.row()), detailText(view, column)};
    if (!name.isEmpty()) sentences << QStringLiteral("%1 · %2").arg(name, displayText(view, column));
    sentences.removeAll(QString());
    return sentences.isEmpty() ? QVariant() : plainToolTip(sentences.join(u'\n'));
}

void SocketModel::renew() {
    if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

QString SocketModel::markText(int row) const {
    const auto mark = markAt(row);
    return mark ? translated(description(*mark)) : QString();
}

Qt::ItemFlags SocketModel::flags(const QModelIndex& index) const {
    return isGone(index.row()) ? Qt::ItemNeverHasChildren : QAbstractTableModel::flags(index);
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
