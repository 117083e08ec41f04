// The pieces of a table in Markdown: cells that mean nothing but themselves, and the widths that align them. Pure:
// any thread. Source: the GitHub Flavored Markdown Spec, 4.10 (tables) and 2.4 (backslash escapes).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace socklens {

/// Behind what is there: control characters as \x1b, and a backslash before what Markdown would take for its own.
/// A "_" within a word is left alone, as Markdown does: TIME_WAIT stays readable where nobody renders it.
void appendMarkdown(std::string& text, std::string_view plain);

/// As a piece of code, in which nothing needs to be escaped but line breaks.
std::string markdownCode(std::string_view plain);

/// How many places it takes in a fixed-width font: one for every code point.
std::size_t placesOf(std::string_view text);

class MarkdownTable {
public:
    struct Column {
        std::string title;
        bool toTheRight = false;
    };

    explicit MarkdownTable(std::vector<Column> columns);

    /// Makes room for a cell, which is escaped already.
    void widen(std::size_t column, std::string_view cell);
    std::string head() const;
    void appendLine(std::string& text, std::span<const std::string> cells) const;

private:
    std::vector<Column> m_columns;
    std::vector<std::size_t> m_widths;
};

}   // namespace socklens
