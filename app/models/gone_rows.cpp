#include "app/models/gone_rows.h"

#include <algorithm>
#include <utility>

namespace socklens {

GoneRows::GoneRows(std::vector<Row> rows) : m_rows(std::move(rows)) {
    std::ranges::stable_sort(m_rows, {}, &Row::before);
}

const GoneRows::Row* GoneRows::at(int tableRow) const {
    for (std::size_t above = 0; above < m_rows.size(); ++above) {
        const auto own = static_cast<int>(m_rows[above].before + above);
        if (own >= tableRow) return own == tableRow ? &m_rows[above] : nullptr;
    }
    return nullptr;
}

std::optional<std::size_t> GoneRows::placeAt(int tableRow) const {
    std::size_t above = 0;
    for (; above < m_rows.size(); ++above) {
        const auto own = static_cast<int>(m_rows[above].before + above);
        if (own == tableRow) return std::nullopt;
        if (own > tableRow) break;
    }
    return static_cast<std::size_t>(tableRow) - above;
}

int GoneRows::tableRow(std::size_t place) const {
    std::size_t above = 0;
    while (above < m_rows.size() && m_rows[above].before <= place) ++above;
    return static_cast<int>(place + above);
}

}   // namespace socklens
