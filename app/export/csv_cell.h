// A cell of CSV from a text that somebody else may have chosen. Pure: any thread. Source: RFC 4180.
#pragma once

#include <cstddef>
#include <string>

namespace socklens {

/// What was written from `begin` on becomes a cell. Few need anything for that: quotes, or the apostrophe before
/// what a spreadsheet would run as a formula.
void makeCsvCell(std::string& line, std::size_t begin);

}   // namespace socklens
