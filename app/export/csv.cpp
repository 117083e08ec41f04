#include "app/export/exported.h"

#include <algorithm>

namespace socklens {

namespace {

/// What spreadsheets take for the beginning of a formula.
bool looksLikeFormula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

void appendCell(std::string& line, std::string_view cell) {
    const bool formula = looksLikeFormula(cell);
    const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
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
        appendCell(line, info(column).id);
    }
    finish();
    for (const std::uint32_t row : rows) {
        for (const Column column : exported) {
            separate(column);
            appendCell(line, text({snapshot, row}, column));
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
