#include "tests/support/csv_table.h"

#include "app/export/csv_reader.h"

#include <algorithm>
#include <stdexcept>

namespace socklens::test {

std::vector<CsvLine> readCsv(std::string_view text) {
    std::vector<CsvLine> table;
    CsvReader reader(text);
    for (CsvLine line; reader.next(line);) table.push_back(line);
    if (reader.isBroken()) throw std::runtime_error("this is no CSV behind line " + std::to_string(reader.line()));
    for (const CsvLine& line : table)
        if (line.size() != table.front().size()) throw std::runtime_error("the lines have different lengths");
    return table;
}

std::string cellOf(const std::vector<CsvLine>& table, std::size_t line, std::string_view column) {
    const auto found = std::ranges::find(table.at(0), column);
    if (found == table[0].end()) throw std::runtime_error("no column " + std::string(column));
    return table.at(line).at(static_cast<std::size_t>(found - table[0].begin()));
}

}   // namespace socklens::test
