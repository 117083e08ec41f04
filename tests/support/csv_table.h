// CSV that was exported, as a table. Pure; throws std::runtime_error that says what is wrong and where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace socklens::test {

using CsvLine = std::vector<std::string>;

/// All lines have the same number of cells.
std::vector<CsvLine> readCsv(std::string_view text);

/// The cell of a line in the column with this name in the first line; throws if there is none.
std::string cellOf(const std::vector<CsvLine>& table, std::size_t line, std::string_view column);

}   // namespace socklens::test
