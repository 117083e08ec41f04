#include "app/core/rfc3339.h"
#include "app/export/exported.h"
#include "app/export/in_portions.h"
#include "app/export/markdown.h"

#include <algorithm>

namespace socklens {

namespace {

constexpr std::size_t rowsThatDecideWidths = 1000;

/// It stands above the table, once.
std::vector<Column> tableColumns(std::span<const Column> wanted) {
    std::vector<Column> columns;
    std::ranges::copy_if(wanted, std::back_inserter(columns),
                         [](Column column) { return column != Column::CapturedAt; });
    return columns;
}

std::vector<MarkdownTable::Column> titlesOf(std::span<const Column> columns) {
    std::vector<MarkdownTable::Column> titles;
    titles.reserve(columns.size());
    for (const Column column : columns)
        titles.push_back({info(column).header, info(column).kind != ColumnInfo::Kind::Text});
    return titles;
}

std::string heading(const Snapshot& snapshot, std::size_t rows, const Provenance& provenance) {
    std::string text = "Sockets";
    if (!provenance.host.empty()) {
        text += " of ";
        appendMarkdown(text, provenance.host);
    }
    text += ", " + rfc3339(snapshot.capturedAt) + ": " + std::to_string(rows) + " of " +
            std::to_string(snapshot.sockets.size());
    if (!provenance.filter.empty()) text += ", filter " + markdownCode(provenance.filter);
    return text + "\n\n";
}

class MarkdownRows {
public:
    MarkdownRows(const Snapshot& snapshot, std::span<const std::uint32_t> rows, std::span<const Column> columns)
        : m_snapshot(snapshot), m_rows(rows), m_columns(tableColumns(columns)), m_table(titlesOf(m_columns)) {
        for (std::size_t place = 0; place < std::min(rows.size(), rowsThatDecideWidths); ++place) {
            const auto cells = cellsOf(place);
            for (std::size_t column = 0; column < cells.size(); ++column) m_table.widen(column, cells[column]);
        }
    }

    std::string head() const { return m_columns.empty() ? std::string() : m_table.head(); }
    void append(std::string& text, std::size_t place) const {
        if (!m_columns.empty()) m_table.appendLine(text, cellsOf(place));
    }

private:
    std::vector<std::string> cellsOf(std::size_t place) const {
        std::vector<std::string> cells(m_columns.size());
        for (std::size_t column = 0; column < cells.size(); ++column)
            appendMarkdown(cells[column], text({m_snapshot, m_rows[place]}, m_columns[column]));
        return cells;
    }

    const Snapshot& m_snapshot;
    std::span<const std::uint32_t> m_rows;
    std::vector<Column> m_columns;
    MarkdownTable m_table;
};

}   // namespace

void writeMarkdown(const Snapshot& snapshot, std::span<const std::uint32_t> rows, std::span<const Column> columns,
                   const Provenance& provenance, const TextSink& sink, std::size_t mostRows) {
    const MarkdownRows table(snapshot, rows, columns);
    sink(heading(snapshot, rows.size(), provenance) + table.head());
    writeInPortions(std::min(rows.size(), mostRows), sink,
                    [&](std::string& text, std::size_t place) { table.append(text, place); });
}

}   // namespace socklens
