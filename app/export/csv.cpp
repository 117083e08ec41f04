#include "app/core/rfc3339.h"
#include "app/export/exported.h"
#include "app/export/in_portions.h"

#include <algorithm>

namespace socklens {

namespace {

/// What spreadsheets take for the beginning of a formula.
bool beginsFormula(char first) {
    return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
}

bool needsQuotes(char c) {
    return c == ',' || c == '"' || c == '\r' || c == '\n';
}

/// What was written from `begin` on becomes a cell. Few need anything for that.
void makeCell(std::string& line, std::size_t begin) {
    const std::string_view written = std::string_view(line).substr(begin);
    const bool formula = !written.empty() && beginsFormula(written.front());
    const bool quoted = std::ranges::any_of(written, needsQuotes);
    if (!formula && !quoted) return;
    const std::string cell(written);
    line.resize(begin);
    if (quoted) line += '"';
    if (formula) line += '\'';
    for (const char c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    if (quoted) line += '"';
}

/// Of one snapshot: the time stands in every row.
class CsvLines {
public:
    CsvLines(const Snapshot& snapshot, const std::vector<Column>& columns)
        : m_snapshot(snapshot), m_columns(columns), m_capturedAt(rfc3339(snapshot.capturedAt)) {}

    void append(std::string& text, std::uint32_t row) const {
        appendLine(text, m_columns, [&](Column column) {
            const std::size_t begin = text.size();
            if (column == Column::CapturedAt)
                text += m_capturedAt;
            else
                appendText(text, {m_snapshot, row}, column);
            makeCell(text, begin);
        });
    }

    static std::string head(const std::vector<Column>& columns) {
        std::string text;
        appendLine(text, columns, [&](Column column) { text += info(column).id; });
        return text;
    }

private:
    template <class AppendCell>
    static void appendLine(std::string& text, const std::vector<Column>& columns, const AppendCell& appendCell) {
        for (const Column column : columns) {
            if (column != columns.front()) text += ',';
            appendCell(column);
        }
        text += "\r\n";
    }

    const Snapshot& m_snapshot;
    const std::vector<Column>& m_columns;
    const std::string m_capturedAt;
};

}   // namespace

std::vector<Column> exportedColumns(const Snapshot& snapshot) {
    std::vector<Column> exported;
    for (const ColumnInfo& column : columns()) {
        const bool filled = column.origin == ColumnInfo::Origin::Sample ||
                            (column.origin == ColumnInfo::Origin::TcpInfo && !snapshot.tcpInfos.empty()) ||
                            (column.origin == ColumnInfo::Origin::Networks && !snapshot.sections.empty());
        if (filled) exported.push_back(column.column);
    }
    return exported;
}

void writeCsv(const Snapshot& snapshot, std::span<const std::uint32_t> rows, const TextSink& sink) {
    const auto exported = exportedColumns(snapshot);
    const CsvLines lines(snapshot, exported);
    sink(CsvLines::head(exported));
    writeInPortions(rows.size(), sink,
                    [&](std::string& text, std::size_t place) { lines.append(text, rows[place]); });
}

CsvInPieces::CsvInPieces(TextSink sink) : m_columns(exportedColumns(Snapshot{})), m_sink(std::move(sink)) {
    m_sink(CsvLines::head(m_columns));
}

void CsvInPieces::add(const Snapshot& piece, std::span<const std::uint32_t> rows) {
    const CsvLines lines(piece, m_columns);
    m_text.clear();
    for (const std::uint32_t row : rows) lines.append(m_text, row);
    m_sink(m_text);
}

void write(ExportFormat format, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
           const TextSink& sink) {
    switch (format) {
    case ExportFormat::Csv: writeCsv(snapshot, rows, sink); break;
    case ExportFormat::Json: writeJson(snapshot, rows, sink); break;
    }
}

}   // namespace socklens
