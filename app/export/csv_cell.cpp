#include "app/export/csv_cell.h"

#include <algorithm>
#include <string_view>

namespace socklens {

namespace {

/// What spreadsheets take for the beginning of a formula.
bool beginsFormula(char first) {
    return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
}

bool needsQuotes(char c) {
    return c == ',' || c == '"' || c == '\r' || c == '\n';
}

}   // namespace

void makeCsvCell(std::string& line, std::size_t begin) {
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

}   // namespace socklens
