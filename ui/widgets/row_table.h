// A table whose rows are chosen as wholes: who goes up or down in it stays where they are sideways, however far
// out of sight the current cell is. The screen's thread.
#pragma once

#include <QTableView>

namespace socklens {

class RowTable final : public QTableView {
    Q_OBJECT

public:
    using QTableView::QTableView;

    /// The leftmost column that is shown; the first one if none is.
    int firstColumn() const;

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
};

}   // namespace socklens
