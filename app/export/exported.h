// A snapshot as text for other programs and for people: which rows and columns, in which form. Pure functions: any
// thread; the text goes to a sink piece by piece, so that a million rows need not stand in memory. Sources: RFC
// 4180 (CSV), RFC 8259 (JSON), the GitHub Flavored Markdown Spec, 4.10 (tables).
#pragma once

#include "app/core/column.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socklens {

enum class ExportFormat : std::uint8_t { Csv, Json, Markdown };

using TextSink = std::function<void(std::string_view)>;

/// The columns that a snapshot can fill: those of tcp_info only where it was asked for.
std::vector<Column> exportedColumns(const Snapshot& snapshot);

/// A header line, then a line per row; CR LF at the end of each. Unknown is empty. A cell that a spreadsheet would
/// run as a formula gets a leading apostrophe.
void writeCsv(const Snapshot& snapshot, std::span<const std::uint32_t> rows, std::span<const Column> columns,
              const TextSink& sink);

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
void writeJson(const Snapshot& snapshot, std::span<const std::uint32_t> rows, std::span<const Column> columns,
               const TextSink& sink);

/// What a table that stands alone in a ticket has to say of itself.
struct Provenance {
    std::string host;     ///< empty: it is not said
    std::string filter;   ///< empty: nothing was filtered
};

/// A line that says when, where and how many of how many, then a table for people: aligned, numbers to the right.
/// What Markdown would take for its own is escaped, control characters are written as \x1b. The widths come from
/// the first thousand rows; a longer cell after them sticks out, and the table is still one. With `mostRows` it
/// ends early, and is up to there the same.
void writeMarkdown(const Snapshot& snapshot, std::span<const std::uint32_t> rows, std::span<const Column> columns,
                   const Provenance& provenance, const TextSink& sink, std::size_t mostRows = SIZE_MAX);

/// In which form, and what of each row.
struct ExportForm {
    ExportFormat format = ExportFormat::Csv;
    std::vector<Column> columns;   ///< in this order
    Provenance provenance;
};

void write(const ExportForm& form, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
           const TextSink& sink);

/// The beginning of what write() gives, byte for byte: what is above the rows, and so many of them at most. Costs
/// no more for a million rows than for a thousand.
std::string beginning(const ExportForm& form, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
                      std::size_t mostRows);

}   // namespace socklens
