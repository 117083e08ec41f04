// Sockets that are gone, which a table goes on showing for a moment, each between those that are there. They are
// few: only of rows that somebody saw. Values; any one thread; cannot fail.
#pragma once

#include "app/models/marked_rows.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace socklens {

class GoneRows {
public:
    struct Row {
        PicturePointer picture;     ///< an excerpt of the last one that had it
        std::uint32_t source = 0;   ///< its row there
        Moment since;
        std::size_t before = 0;   ///< it stands before this place of the order of those that are there

        SocketView view() const { return picture->view(source); }
    };

    GoneRows() = default;
    explicit GoneRows(std::vector<Row> rows);

    bool empty() const { return m_rows.empty(); }
    std::size_t size() const { return m_rows.size(); }
    const std::vector<Row>& rows() const { return m_rows; }

    /// What is gone and stands at this row of the table; null: something that is there.
    const Row* at(int tableRow) const;
    /// The place in the order of what stands at this row of the table; nullopt: it is gone.
    std::optional<std::size_t> placeAt(int tableRow) const;
    /// The row of the table for this place of the order.
    int tableRow(std::size_t place) const;

private:
    std::vector<Row> m_rows;   // by `before`: the row of the table is that plus how many stand above
};

}   // namespace socklens
