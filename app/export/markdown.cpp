#include "app/export/markdown.h"

#include <algorithm>
#include <array>

namespace socklens {

namespace {

bool isWordByte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

bool isMarkup(std::string_view plain, std::size_t at) {
    constexpr std::string_view always = "\\|`*<>&[]~";
    const char c = plain[at];
    if (c != '_') return always.find(c) != std::string_view::npos;
    const bool isWithinWord =
        at > 0 && at + 1 < plain.size() && isWordByte(plain[at - 1]) && isWordByte(plain[at + 1]);
    return !isWithinWord;
}

void appendHex(std::string& text, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    text += "\\x";
    text += digits[byte >> 4U];
    text += digits[byte & 0xfU];
}

}   // namespace

void appendMarkdown(std::string& text, std::string_view plain) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (isControl(plain[at])) {
            appendHex(text, plain[at]);
            continue;
        }
        if (isMarkup(plain, at)) text += '\\';
        text += plain[at];
    }
}

std::string markdownCode(std::string_view plain) {
    std::string code;
    std::size_t longestRun = 0;
    std::size_t run = 0;
    for (const char c : plain) {
        run = c == '`' ? run + 1 : 0;
        longestRun = std::max(longestRun, run);
        if (isControl(c))
            appendHex(code, c);
        else
            code += c;
    }
    const std::string fence(longestRun + 1, '`');
    const std::string margin = longestRun > 0 ? " " : "";   // a renderer takes one space away on either side
    return fence + margin + code + margin + fence;
}

std::size_t placesOf(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

MarkdownTable::MarkdownTable(std::vector<Column> columns) : m_columns(std::move(columns)) {
    constexpr std::size_t narrowest = 3;   // the line below the titles needs as many
    for (const Column& column : m_columns) m_widths.push_back(std::max(narrowest, placesOf(column.title)));
}

void MarkdownTable::widen(std::size_t column, std::string_view cell) {
    m_widths[column] = std::max(m_widths[column], placesOf(cell));
}

std::string MarkdownTable::head() const {
    std::vector<std::string> titles;
    titles.reserve(m_columns.size());
    for (const Column& column : m_columns) titles.push_back(column.title);
    std::string text;
    appendLine(text, titles);
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const std::string line(m_widths[column] + 1, '-');
        text += '|';
        text += m_columns[column].toTheRight ? line + ':' : ':' + line;
    }
    text += "|\n";
    return text;
}

void MarkdownTable::appendLine(std::string& text, std::span<const std::string> cells) const {
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::size_t places = placesOf(cells[column]);
        const std::size_t padding = m_widths[column] > places ? m_widths[column] - places : 0;
        text += "| ";
        if (m_columns[column].toTheRight) text.append(padding, ' ');
        text += cells[column];
        if (!m_columns[column].toTheRight) text.append(padding, ' ');
        text += ' ';
    }
    text += "|\n";
}

}   // namespace socklens
