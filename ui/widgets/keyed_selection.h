// Keeps selection and scroll position with the sockets, while the rows of the model change under them.
// The screen's thread. Owned by the view that it serves.
#pragma once

#include "app/models/socket_model.h"

#include <QObject>
#include <optional>
#include <unordered_set>
#include <vector>

class QTableView;

namespace socklens {

class KeyedSelection final : public QObject {
    Q_OBJECT

public:
    /// The view must show the model already.
    KeyedSelection(QTableView* view, const SocketModel* model);

    /// Instead of what is selected, as soon as the table shows what it should; the first of them comes into view.
    void select(std::unordered_set<SocketKey> sockets);
    /// Rows of the snapshot that are selected, in the order of the table.
    std::vector<std::uint32_t> selectedRows() const;

private:
    void remember();
    void restore();

    /// Of what is shown now.
    void choose(const std::unordered_set<SocketKey>& sockets);
    void selectRows(std::vector<int> rows);

    QTableView* m_view;
    const SocketModel* m_model;
    std::vector<int> m_selected;   ///< before the rows are rearranged
    std::optional<int> m_top;      ///< likewise, unless the table stands at its beginning
    std::optional<std::unordered_set<SocketKey>> m_waiting;   ///< to be chosen once the table is arranged
};

}   // namespace socklens
