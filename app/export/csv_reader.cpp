#include "app/export/csv_reader.h"

#include <algorithm>

namespace socklens {

bool CsvReader::next(std::vector<std::string>& cells) {
    if (m_isBroken || m_at >= m_text.size()) return false;
    std::size_t count = 0;
    for (;;) {
        if (cells.size() == count) cells.emplace_back();
        if (!readCell(cells[count++])) {
            m_isBroken = true;
            return false;
        }
        if (takeLineEnd()) break;
        ++m_at;   // the comma
    }
    cells.resize(count);
    return true;
}

/// Behind it stands a comma, a line end or nothing; otherwise it is none.
bool CsvReader::readCell(std::string& cell) {
    if (m_at < m_text.size() && m_text[m_at] == '"') return readQuoted(cell);
    const std::size_t end = std::min(m_text.find_first_of(",\r\n\"", m_at), m_text.size());
    cell.assign(m_text.substr(m_at, end - m_at));
    m_at = end;
    return end == m_text.size() || m_text[end] == ',' || m_text[end] == '\n' ||
           m_text.substr(end).starts_with("\r\n");
}

bool CsvReader::readQuoted(std::string& cell) {
    cell.clear();
    for (++m_at;; ++m_at) {
        const std::size_t quote = m_text.find('"', m_at);
        if (quote == std::string_view::npos) return false;
        const std::string_view piece = m_text.substr(m_at, quote - m_at);
        m_line += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
        cell += piece;
        m_at = quote + 1;
        if (m_at >= m_text.size() || m_text[m_at] != '"') break;
        cell += '"';
    }
    const std::string_view rest = m_text.substr(m_at);
    return rest.empty() || rest.front() == ',' || rest.front() == '\n' || rest.starts_with("\r\n");
}

bool CsvReader::takeLineEnd() {
    const std::string_view rest = m_text.substr(m_at);
    if (!rest.empty() && rest.front() == ',') return false;
    m_at += std::min<std::size_t>(rest.size(), rest.starts_with("\r\n") ? 2 : 1);
    ++m_line;
    return true;
}

}   // namespace socklens
