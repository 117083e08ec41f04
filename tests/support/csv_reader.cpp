#include "tests/support/csv_reader.h"

#include <algorithm>
#include <stdexcept>

namespace socklens::test {

namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }

    CsvLine line() {
        CsvLine cells{cell()};
        while (take(',')) cells.push_back(cell());
        if (!take('\r') || !take('\n')) fail("no CR LF");
        return cells;
    }

private:
    bool take(char expected) {
        if (atEnd() || m_text[m_at] != expected) return false;
        ++m_at;
        return true;
    }

    std::string cell() {
        if (take('"')) return quotedCell();
        const auto end = std::min(m_text.find_first_of(",\r\n\"", m_at), m_text.size());
        std::string cell(m_text.substr(m_at, end - m_at));
        m_at = end;
        return cell;
    }

    std::string quotedCell() {
        std::string cell;
        for (;;) {
            if (atEnd()) fail("a quote is not closed");
            const char c = m_text[m_at++];
            if (c == '"' && !take('"')) return cell;
            cell += c;
        }
    }

    [[noreturn]] void fail(const char* what) const {
        throw std::runtime_error(std::string(what) + " at byte " + std::to_string(m_at));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

}   // namespace

std::vector<CsvLine> readCsv(std::string_view text) {
    std::vector<CsvLine> table;
    Reader reader(text);
    while (!reader.atEnd()) table.push_back(reader.line());
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
