// A strict reader of RFC 4180, for tables that must be perfect: a header, CRLF or LF throughout, every row as long
// as the header, quotes only where the RFC has them. Values only: any thread. Errors: std::runtime_error with the
// line.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace socklens::lab {

class CsvTable {
public:
    explicit CsvTable(std::string_view text);

    const std::vector<std::string>& header() const { return m_header; }
    std::size_t size() const { return m_rows.size(); }

    /// Throws std::out_of_range for a column that does not exist.
    const std::string& cell(std::size_t row, const std::string& column) const;

private:
    std::vector<std::string> m_header;
    std::map<std::string, std::size_t> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// Without the single quote that keeps a spreadsheet from taking the cell for a formula.
std::string withoutFormulaGuard(const std::string& cell);

/// The parts between ";"; none of an empty cell.
std::vector<std::string> splitCell(const std::string& cell);

}   // namespace socklens::lab
