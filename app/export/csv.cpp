#include "app/export/exported.h"

#include "app/core/rfc3339.h"

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
    std::string line;
    const auto separate = [&](Column column) {
        if (column != exported.front()) line += ',';
    };
    const auto finish = [&] {
        line += "\r\n";
        sink(line);
        line.clear();
    };
    for (const Column column : exported) {
        separate(column);
        line += info(column).id;
    }
    finish();
    for (const std::uint32_t row : rows) {
        for (const Column column : exported) {
            separate(column);
            const std::size_t begin = line.size();
            if (column == Column::CapturedAt)
                line += capturedAt;
            else
                appendText(line, {snapshot, row}, column);
            makeCell(line, begin);
        }
        finish();
    }
}

void write(ExportFormat format, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
           const TextSink& sink) {
    switch (format) {
    case ExportFormat::Csv: writeCsv(snapshot, rows, sink); break;
    case ExportFormat::Json: writeJson(snapshot, rows, sink); break;
    }
}

}   // namespace socklens
