// Cuts the text of a filter into tokens, when asked for the next one: what ends a word depends on whether a
// condition or a value is expected. Looks at the text it was given, owned by the caller. One thread; a quote that
// is never closed is a token of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace socklens {

enum class FilterComparison : std::uint8_t {
    Contains,   ///< ":"
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual
};

struct FilterToken {
    enum class Kind : std::uint8_t { End, Word, Quoted, UnclosedQuote, Open, Close, And, Or, Not, Comparison };
    Kind kind = Kind::End;
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;   ///< as written; of a quoted one, what the quotes hold
    FilterComparison comparison{};
};

class FilterLexer {
public:
    explicit FilterLexer(std::string_view text) : m_text(text) {}

    FilterToken next();   ///< where a condition may begin
    FilterToken peek() const;
    FilterToken nextValue();   ///< after an operator: "=", ":" and "!" are part of a word, "," is not
    bool takeComma();

    std::size_t position() const { return m_position; }
    void moveTo(std::size_t position) { m_position = position; }
    /// What the filter says from `begin` to here.
    std::string_view since(std::size_t begin) const { return m_text.substr(begin, m_position - begin); }

private:
    void skipSpaces();
    FilterToken take(FilterToken::Kind kind, std::size_t length);
    FilterToken takeQuoted();
    FilterToken takeWord(std::string_view endings);

    std::string_view m_text;
    std::size_t m_position = 0;
};

/// "eq", "gt" and the like, which ss(8) knows.
std::optional<FilterComparison> comparisonByWord(std::string_view word);

}   // namespace socklens
