#include "app/core/filter/lexer.h"

#include "app/core/filter/text.h"

#include <algorithm>
#include <array>

namespace socklens {

namespace {

using Kind = FilterToken::Kind;

struct Symbol {
    std::string_view text;
    Kind kind{};
    FilterComparison comparison{};
};

/// The longer ones first.
constexpr std::array symbols{
    Symbol{"&&", Kind::And},
    Symbol{"&", Kind::And},
    Symbol{"||", Kind::Or},
    Symbol{"|", Kind::Or},
    Symbol{"(", Kind::Open},
    Symbol{")", Kind::Close},
    Symbol{"!=", Kind::Comparison, FilterComparison::NotEqual},
    Symbol{"!", Kind::Not},
    Symbol{"==", Kind::Comparison, FilterComparison::Equal},
    Symbol{"=", Kind::Comparison, FilterComparison::Equal},
    Symbol{"<=", Kind::Comparison, FilterComparison::LessOrEqual},
    Symbol{"<", Kind::Comparison, FilterComparison::Less},
    Symbol{">=", Kind::Comparison, FilterComparison::GreaterOrEqual},
    Symbol{">", Kind::Comparison, FilterComparison::Greater},
};

constexpr std::string_view spaces = " \t\n\v\f\r";
constexpr std::string_view endOfCondition = " \t\n\v\f\r()&|=<>";
constexpr std::string_view endOfValue = " \t\n\v\f\r()&|,";

bool isQuote(char c) {
    return c == '"' || c == '\'';
}

Kind kindOfWord(std::string_view word) {
    const std::string folded = fold(word);
    if (folded == "and") return Kind::And;
    if (folded == "or") return Kind::Or;
    return folded == "not" ? Kind::Not : Kind::Word;
}

}   // namespace

FilterToken FilterLexer::next() {
    skipSpaces();
    if (m_position == m_text.size()) return take(Kind::End, 0);
    if (isQuote(m_text[m_position])) return takeQuoted();
    for (const Symbol& symbol : symbols) {
        if (!m_text.substr(m_position).starts_with(symbol.text)) continue;
        FilterToken token = take(symbol.kind, symbol.text.size());
        token.comparison = symbol.comparison;
        return token;
    }
    FilterToken word = takeWord(endOfCondition);
    word.kind = kindOfWord(word.text);
    return word;
}

FilterToken FilterLexer::peek() const {
    return FilterLexer(*this).next();
}

FilterToken FilterLexer::nextValue() {
    skipSpaces();
    if (m_position == m_text.size()) return take(Kind::End, 0);
    return isQuote(m_text[m_position]) ? takeQuoted() : takeWord(endOfValue);
}

bool FilterLexer::takeComma() {
    const std::size_t next = m_text.find_first_not_of(spaces, m_position);
    if (next == std::string_view::npos || m_text[next] != ',') return false;
    m_position = next + 1;
    return true;
}

void FilterLexer::skipSpaces() {
    m_position = std::min(m_text.find_first_not_of(spaces, m_position), m_text.size());
}

FilterToken FilterLexer::take(Kind kind, std::size_t length) {
    FilterToken token{kind, m_position, length, std::string(m_text.substr(m_position, length)), {}};
    m_position += length;
    return token;
}

/// A backslash takes away the meaning of a quote or of a backslash, otherwise it is one: "a\x2db" stays.
FilterToken FilterLexer::takeQuoted() {
    const std::size_t begin = m_position;
    const char quote = m_text[begin];
    std::string content;
    for (std::size_t at = begin + 1; at < m_text.size(); ++at) {
        if (m_text[at] == quote) {
            FilterToken token = take(Kind::Quoted, at + 1 - begin);
            token.text = std::move(content);
            return token;
        }
        const bool escapes =
            m_text[at] == '\\' && at + 1 < m_text.size() && (isQuote(m_text[at + 1]) || m_text[at + 1] == '\\');
        if (escapes) ++at;
        content += m_text[at];
    }
    FilterToken token = take(Kind::UnclosedQuote, m_text.size() - begin);
    token.length = 1;
    return token;
}

/// Empty where one of the endings comes first.
FilterToken FilterLexer::takeWord(std::string_view endings) {
    const std::size_t end = std::min(m_text.find_first_of(endings, m_position), m_text.size());
    std::size_t length = end - m_position;
    const bool mayHoldUnequal = endings == endOfCondition && end < m_text.size() && m_text[end] == '=';
    if (mayHoldUnequal && length > 1 && m_text[end - 1] == '!') --length;
    return take(Kind::Word, length);
}

std::optional<FilterComparison> comparisonByWord(std::string_view word) {
    struct Spelling {
        std::string_view word;
        FilterComparison comparison{};
    };
    constexpr std::array spellings{
        Spelling{"eq", FilterComparison::Equal},           Spelling{"ne", FilterComparison::NotEqual},
        Spelling{"neq", FilterComparison::NotEqual},       Spelling{"lt", FilterComparison::Less},
        Spelling{"le", FilterComparison::LessOrEqual},     Spelling{"leq", FilterComparison::LessOrEqual},
        Spelling{"gt", FilterComparison::Greater},         Spelling{"ge", FilterComparison::GreaterOrEqual},
        Spelling{"geq", FilterComparison::GreaterOrEqual},
    };
    const std::string folded = fold(word);
    for (const Spelling& spelling : spellings)
        if (spelling.word == folded) return spelling.comparison;
    return std::nullopt;
}

}   // namespace socklens
