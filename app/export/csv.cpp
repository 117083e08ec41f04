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

}   // namespace

std::vector<Column> exportedColumns(const Snapshot& snapshot) {
    std::vector<Column> exported;
    for (const ColumnInfo& column : columns()) {
        const bool filled = column.origin == ColumnInfo::Origin::Sample ||
                            (column.origin == ColumnInfo::Origin::TcpInfo && !snapshot.tcpInfos.empty());
        if (filled) exported.push_back(column.column);
    }
    return exported;
}

void writeCsv(const Snapshot& snapshot, std::span<const std::uint32_t> rows, const TextSink& sink) {
    const auto exported = exportedColumns(snapshot);
    const std::string capturedAt = rfc3339(snapshot.capturedAt);   // in every row
    const auto appendLine = [&](std::string& text, const auto& appendCell) {
        for (const Column column : exported) {
            if (column != exported.front()) text += ',';
            appendCell(text, column);
        }
        text += "\r\n";
    };
    std::string head;
    appendLine(head, [](std::string& text, Column column) { text += info(column).id; });
    sink(head);
    writeInPortions(rows.size(), sink, [&](std::string& text, std::size_t place) {
        appendLine(text, [&](std::string& line, Column column) {
            const std::size_t begin = line.size();
            if (column == Column::CapturedAt)
                line += capturedAt;
            else
                appendText(line, {snapshot, rows[place]}, column);
            makeCell(line, begin);
        });
    });
}

void write(ExportFormat format, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
           const TextSink& sink) {
    switch (format) {
    case ExportFormat::Csv: writeCsv(snapshot, rows, sink); break;
    case ExportFormat::Json: writeJson(snapshot, rows, sink); break;
    }
}

}   // namespace socklens
