// Keeps selection and scroll position with the sockets, while the rows of the model change under them.
// The screen's thread. Owned by the view that it serves.
#pragma once

#include "app/models/socket_model.h"

#include <QObject>
#include <unordered_set>

class QTableView;

namespace socklens {

class KeyedSelection final : public QObject {
    Q_OBJECT

public:
    /// The view must show the model already.
    KeyedSelection(QTableView* view, const SocketModel* model);

    /// Instead of what is selected; the first of them comes into view.
    void select(std::unordered_set<SocketKey> sockets);
    /// Rows of the snapshot that are selected, in the order of the table.
    std::vector<std::uint32_t> selectedRows() const;

private:
    void remember();
    void restore();

    QTableView* m_view;
    const SocketModel* m_model;
    std::unordered_set<SocketKey> m_selected;
    std::optional<SocketKey> m_top;   ///< the first visible row, unless the table stands at its beginning
};

}   // namespace socklens
