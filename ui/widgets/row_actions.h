// What every table of sockets or processes does with its rows: the context menu by mouse and keys, Del, Ctrl+C,
// and a sentence where there are no rows. The screen's thread; what is connected lives as long as the view.
#pragma once

#include <functional>

class QAbstractItemView;
class QLabel;
class QPoint;

namespace socklens {

struct RowActions {
    std::function<void(const QPoint&)> openMenu;   ///< at a place in the viewport; null: none, and no key
    std::function<void()> terminate;               ///< null: no key either
    std::function<void()> copy;
};

void connectRowActions(QAbstractItemView& view, RowActions actions);

/// Gives a view the keyboard, at the first row unless another is chosen already. A column that is hidden will not
/// do: the keys would go on from the last one.
void enterRows(QAbstractItemView& view, int firstColumn = 0);

/// A label over an empty view, which belongs to it. Its text and when it is seen are the page's to say.
QLabel* addEmptyNotice(QAbstractItemView& view);

}   // namespace socklens
