// Keeps selection and scroll position with the sockets, while the rows of the model change under them, and while
// it rests. The screen's thread. Owned by the view that it serves.
#pragma once

#include "app/models/socket_model.h"

#include <QObject>
#include <QPersistentModelIndex>
#include <optional>
#include <unordered_set>
#include <vector>

namespace socklens {

class RowTable;

class KeyedSelection final : public QObject {
    Q_OBJECT

public:
    /// The view must show the model already.
    KeyedSelection(RowTable* view, const SocketModel* model);

    /// Instead of what is selected, as soon as the table shows what it should; the first of them comes into view.
    void select(std::unordered_set<SocketKey> sockets);
    /// Rows of the snapshot that are selected, in the order of the table.
    std::vector<std::uint32_t> selectedRows() const;

    /// Before the model rests: the rows without which nobody would know afterwards what was selected and in sight.
    std::vector<int> hold();

private:
    void remember();
    void restore();

    /// Of what is shown now.
    void choose(const std::unordered_set<SocketKey>& sockets);
    void selectRows(std::vector<int> rows);

    RowTable* m_view;
    const SocketModel* m_model;
    std::vector<int> m_selected;   ///< before the rows are rearranged
    std::optional<int> m_top;      ///< likewise, unless the table stands at its beginning
    /// What stands first while the model rests: this socket, or if it is gone meanwhile, this row.
    struct Top {
        QPersistentModelIndex socket;
        int row = 0;
    };
    std::optional<Top> m_held;
    std::optional<std::unordered_set<SocketKey>> m_waiting;   ///< to be chosen once the table is arranged
};

}   // namespace socklens
