#include "ui/widgets/keyed_selection.h"

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QTableView>
#include <algorithm>

namespace socklens {

KeyedSelection::KeyedSelection(QTableView* view, const SocketModel* model)
    : QObject(view), m_view(view), m_model(model) {
    connect(model, &SocketModel::aboutToRearrange, this, &KeyedSelection::remember);
    connect(model, &SocketModel::rearranged, this, &KeyedSelection::restore);
}

std::vector<std::uint32_t> KeyedSelection::selectedRows() const {
    std::vector<int> places;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) places.push_back(index.row());
    std::ranges::sort(places);
    std::vector<std::uint32_t> rows;
    for (const int place : places) rows.push_back(m_model->viewAt(place).row);
    return rows;
}

void KeyedSelection::remember() {
    m_selected.clear();
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        m_selected.insert(m_model->keyAt(index.row()));
    const QModelIndex current = m_view->currentIndex();
    m_current = current.isValid() ? std::optional(m_model->keyAt(current.row())) : std::nullopt;
    m_currentColumn = current.column();
    const int top = m_view->verticalScrollBar()->value();   // in rows: the view scrolls per item
    m_top = top > 0 && top < m_model->rowCount() ? std::optional(m_model->keyAt(top)) : std::nullopt;
}

void KeyedSelection::restore() {
    if (m_selected.empty() && !m_current && !m_top) return;
    QItemSelection selection;
    QModelIndex current;
    int top = -1;
    const int lastColumn = m_model->columnCount() - 1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const SocketKey key = m_model->keyAt(row);
        if (m_selected.contains(key)) selection.append({m_model->index(row, 0), m_model->index(row, lastColumn)});
        if (m_current == key) current = m_model->index(row, m_currentColumn);
        if (m_top == key) top = row;
    }
    auto* selectionModel = m_view->selectionModel();
    selectionModel->select(selection, QItemSelectionModel::ClearAndSelect);
    m_view->setAutoScroll(false);   // the current row may be out of sight, and stays there
    selectionModel->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_view->setAutoScroll(true);
    if (top >= 0) m_view->verticalScrollBar()->setValue(top);
}

}   // namespace socklens
