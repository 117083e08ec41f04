// Tells when somebody has come to a row: it is the current one, and selected. A row that becomes the current one
// only because its neighbour went away is not meant. The screen's thread; the connection lives as long as the
// view.
#pragma once

#include <functional>

class QAbstractItemView;
class QModelIndex;

namespace socklens {

/// The view must show its model already. May be called with the same row again.
void whenRowIsChosen(QAbstractItemView& view, const std::function<void(const QModelIndex& row)>& tell);

/// The row that is chosen; invalid if none is.
QModelIndex chosenRow(const QAbstractItemView& view);

}   // namespace socklens
