#include "ui/widgets/keyed_selection.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>
#include <algorithm>

namespace socklens {

KeyedSelection::KeyedSelection(QTableView* view, const SocketModel* model)
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
    for (const int place : places) rows.push_back(m_model->viewAt(place).row);
    return rows;
}

void KeyedSelection::select(std::unordered_set<SocketKey> sockets) {
    m_selected = std::move(sockets);
    m_top.reset();
    m_view->selectionModel()->clearSelection();
    restore();
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    const auto first =
        std::min_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    if (first != rows.end()) m_view->scrollTo(*first, QAbstractItemView::PositionAtTop);
}

void KeyedSelection::remember() {
    auto* selection = m_view->selectionModel();
    m_selected.clear();
    for (const QModelIndex& index : selection->selectedRows()) m_selected.insert(m_model->keyAt(index.row()));
    if (!m_selected.empty()) {
        const QSignalBlocker quietly(selection);   // it will be back in a moment
        selection->clearSelection();
    }
    const int top = m_view->verticalScrollBar()->value();   // in rows: the view scrolls per item
    m_top = top > 0 && top < m_model->rowCount() ? std::optional(m_model->keyAt(top)) : std::nullopt;
}

void KeyedSelection::restore() {
    if (m_selected.empty() && !m_top) return;
    QItemSelection selection;
    int top = -1;
    const int lastColumn = m_model->columnCount() - 1;
    int first = -1;   // of the run of selected rows: Qt's time grows with the square of the number of ranges
    for (int row = 0; row <= m_model->rowCount(); ++row) {
        const bool isRow = row < m_model->rowCount();
        const std::optional<SocketKey> key = isRow ? std::optional(m_model->keyAt(row)) : std::nullopt;
        const bool isSelected = key && m_selected.contains(*key);
        if (isSelected && first < 0) first = row;
        if (!isSelected && first >= 0) {
            selection.append({m_model->index(first, 0), m_model->index(row - 1, lastColumn)});
            first = -1;
        }
        if (key && m_top == key) top = row;
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::Select);
    if (top < 0) return;
    m_view->doItemsLayout();   // or the scroll bar still ends where the table ended before
    m_view->verticalScrollBar()->setValue(top);
}

}   // namespace socklens
