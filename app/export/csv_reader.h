// Reads CSV line by line as RFC 4180 has it; a line may end in LF alone. For a file that somebody may have made
// up: what is wrong ends the reading. Any thread; the text must outlive the reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace socklens {

class CsvReader {
public:
    explicit CsvReader(std::string_view text) : m_text(text) {}

    /// False at the end, and where the text is no CSV.
    bool next(std::vector<std::string>& cells);
    bool isBroken() const { return m_isBroken; }
    /// Of the line that was read last, from 1; where cells have line breaks, of its end.
    std::size_t line() const { return m_line; }

private:
    bool readCell(std::string& cell);
    bool readQuoted(std::string& cell);
    bool takeLineEnd();

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    bool m_isBroken = false;
};

}   // namespace socklens
