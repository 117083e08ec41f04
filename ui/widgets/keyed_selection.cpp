#include "ui/widgets/keyed_selection.h"

#include "ui/widgets/row_table.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

namespace socklens {

KeyedSelection::KeyedSelection(RowTable* view, const SocketModel* model)
    : QObject(view), m_view(view), m_model(model) {
    // A header asks for every section whether its whole column is selected, row by row and range by range. Nobody
    // looks at the answer: it gets a selection of its own, which stays empty.
    view->horizontalHeader()->setSelectionModel(new QItemSelectionModel(view->model(), view->horizontalHeader()));
    connect(model, &SocketModel::aboutToRearrange, this, &KeyedSelection::remember);
    connect(model, &SocketModel::rearranged, this, &KeyedSelection::restore);
}

std::vector<std::uint32_t> KeyedSelection::selectedRows() const {
    std::vector<int> places;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) places.push_back(index.row());
    std::ranges::sort(places);
    std::vector<std::uint32_t> rows;
    rows.reserve(places.size());
    for (const int place : places)
        if (!m_model->isGone(place)) rows.push_back(m_model->viewAt(place).row);
    return rows;
}

void KeyedSelection::select(std::unordered_set<SocketKey> sockets) {
    if (m_model->isArranging() || m_model->isExcerpt())
        m_waiting = std::move(sockets);
    else
        choose(sockets);
}

void KeyedSelection::choose(const std::unordered_set<SocketKey>& sockets) {
    std::vector<int> rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (!m_model->isGone(row) && sockets.contains(m_model->keyAt(row))) rows.push_back(row);
    const QModelIndex first = rows.empty() ? QModelIndex() : m_model->index(rows.front(), m_view->firstColumn());
    m_view->selectionModel()->clearSelection();
    selectRows(std::move(rows));
    if (first.isValid()) m_view->scrollTo(first, QAbstractItemView::PositionAtTop);
}

std::vector<int> KeyedSelection::hold() {
    constexpr std::size_t most = 10'000;   // who selects everything does not keep everything for it
    std::vector<int> places;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) places.push_back(index.row());
    if (places.size() > most) places.clear();
    if (m_view->currentIndex().isValid()) places.push_back(m_view->currentIndex().row());
    const int top = m_view->verticalScrollBar()->value();
    if (!m_model->isExcerpt()) m_held.reset();   // or what was held before counts still
    if (!m_held && top > 0 && top < m_model->rowCount()) m_held = Top{m_model->index(top, 0), top};
    if (m_held && m_held->socket.isValid()) places.push_back(m_held->socket.row());
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

void KeyedSelection::remember() {
    auto* selection = m_view->selectionModel();
    m_selected.clear();
    for (const QItemSelectionRange& range : selection->selection())
        for (int row = range.top(); row <= range.bottom(); ++row) m_selected.push_back(row);
    if (!m_selected.empty()) {
        const QSignalBlocker quietly(selection);   // it will be back in a moment
        selection->clearSelection();
    }
    const int top = m_view->verticalScrollBar()->value();   // in rows: the view scrolls per item
    m_top = top > 0 && top < m_model->rowCount() ? std::optional(top) : std::nullopt;
}

void KeyedSelection::restore() {
    const bool isComplete = !m_model->isArranging() && !m_model->isExcerpt();
    const std::optional<Top> held = isComplete ? std::exchange(m_held, std::nullopt) : std::nullopt;
    if (m_waiting && isComplete) return choose(*std::exchange(m_waiting, std::nullopt));
    std::vector<int> rows;
    rows.reserve(m_selected.size());
    for (const int row : m_selected)
        if (const auto place = m_model->newPlace(row)) rows.push_back(*place);
    selectRows(std::move(rows));
    std::optional<int> top = m_top ? m_model->newPlace(*m_top) : std::nullopt;
    if (held) top = held->socket.isValid() ? held->socket.row() : held->row;
    if (!top) return;
    m_view->doItemsLayout();   // or the scroll bar still ends where the table ended before
    m_view->verticalScrollBar()->setValue(*top);
}

/// In as few ranges as possible: Qt's time grows with the square of their number.
void KeyedSelection::selectRows(std::vector<int> rows) {
    if (rows.empty()) return;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QItemSelection selection;
    const int lastColumn = m_model->columnCount() - 1;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
        selection.append({m_model->index(rows[first], 0), m_model->index(rows[last], lastColumn)});
        first = last + 1;
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::Select);
}

}   // namespace socklens
