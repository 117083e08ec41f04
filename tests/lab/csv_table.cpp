#include "tests/lab/csv_table.h"

#include <sstream>
#include <stdexcept>

namespace socklens::lab {

namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }
    std::size_t line() const { return m_line; }

    /// A record with its line end, which the last one may lack.
    std::vector<std::string> record() {
        ++m_line;
        std::vector<std::string> cells{cell()};
        while (take(',')) cells.push_back(cell());
        if (!atEnd()) lineEnd();
        return cells;
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error("CSV, record " + std::to_string(m_line) + ": " + what);
    }

private:
    bool take(char c) {
        if (atEnd() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }

    void lineEnd() {
        const bool crlf = take('\r');
        if (!take('\n')) fail("a quoted cell, or a carriage return, is followed by something else");
        if (m_line > 1 && crlf != m_crlf) fail("two kinds of line end");
        m_crlf = crlf;
    }

    std::string cell() {
        if (take('"')) return quotedCell();
        const std::size_t begin = m_at;
        m_at = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        std::string text(m_text.substr(begin, m_at - begin));
        if (text.find('"') != std::string::npos) fail("a quote inside a cell that is not quoted");
        return text;
    }

    std::string quotedCell() {
        std::string text;
        while (true) {
            const std::size_t quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos) fail("a quoted cell does not end");
            text += m_text.substr(m_at, quote - m_at);
            m_at = quote + 1;
            if (!take('"')) return text;
            text += '"';
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    bool m_crlf = false;
};

}   // namespace

CsvTable::CsvTable(std::string_view text) {
    Reader reader(text);
    if (reader.atEnd()) reader.fail("no header");
    m_header = reader.record();
    for (std::size_t i = 0; i < m_header.size(); ++i)
        if (!m_columns.emplace(m_header[i], i).second) reader.fail("two columns are called " + m_header[i]);
    while (!reader.atEnd()) {
        m_rows.push_back(reader.record());
        if (m_rows.back().size() != m_header.size()) reader.fail("not as many cells as the header");
    }
}

const std::string& CsvTable::cell(std::size_t row, const std::string& column) const {
    const auto found = m_columns.find(column);
    if (found == m_columns.end()) throw std::out_of_range("the CSV has no column " + column);
    return m_rows.at(row)[found->second];
}

std::string withoutFormulaGuard(const std::string& cell) {
    const bool guarded =
        cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
    return guarded ? cell.substr(1) : cell;
}

std::vector<std::string> splitCell(const std::string& cell) {
    std::vector<std::string> parts;
    std::istringstream stream(cell);
    for (std::string part; std::getline(stream, part, ';');) parts.push_back(part);
    return parts;
}

}   // namespace socklens::lab
