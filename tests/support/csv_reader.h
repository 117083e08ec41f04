// Reads CSV as RFC 4180 has it, and nothing else: CR LF at the end of every line, quotes doubled inside of quotes
// and nowhere else. Pure; throws std::runtime_error that says what is wrong and where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace socklens::test {

using CsvLine = std::vector<std::string>;

std::vector<CsvLine> readCsv(std::string_view text);

/// The cell of a line in the column with this name in the first line; throws if there is none.
std::string cellOf(const std::vector<CsvLine>& table, std::size_t line, std::string_view column);

}   // namespace socklens::test
