// A snapshot as text for other programs: which rows and columns, in which form. Pure functions: any thread; the
// text goes to a sink piece by piece, so that a million rows need not stand in memory. Sources: RFC 4180 (CSV),
// RFC 8259 (JSON).
#pragma once

#include "app/core/column.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socklens {

enum class ExportFormat : std::uint8_t { Csv, Json };

using TextSink = std::function<void(std::string_view)>;

/// The columns that a snapshot can fill: those of tcp_info only where it was asked for.
std::vector<Column> exportedColumns(const Snapshot& snapshot);

/// A header line, then a line per row; CR LF at the end of each. Unknown is empty. A cell that a spreadsheet would
/// run as a formula gets a leading apostrophe.
void writeCsv(const Snapshot& snapshot, std::span<const std::uint32_t> rows, const TextSink& sink);

/// The same for a sample that comes in pieces, without tcp_info: the head at once, then the rows of each piece.
class CsvInPieces {
public:
    explicit CsvInPieces(TextSink sink);
    void add(const Snapshot& piece, std::span<const std::uint32_t> rows);

private:
    std::vector<Column> m_columns;
    TextSink m_sink;
    std::string m_text;   ///< its room serves all pieces
};

/// An object that tells where the rows came from and what could not be seen, with the rows as "sockets". Unknown
/// is null; the columns of processes are arrays, in the same order. What is not UTF-8 is replaced.
void writeJson(const Snapshot& snapshot, std::span<const std::uint32_t> rows, const TextSink& sink);

void write(ExportFormat format, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
           const TextSink& sink);

}   // namespace socklens
