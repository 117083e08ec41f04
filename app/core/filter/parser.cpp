#include "app/core/filter/parser.h"

#include "app/core/filter/term.h"

#include <utility>

namespace socklens {

namespace {

using Kind = FilterToken::Kind;
using NodeResult = FilterResult<FilterNode>;

/// One node for several: a single one is that node.
FilterNode combined(FilterNode::Kind kind, std::vector<FilterNode> parts) {
    return parts.size() == 1 ? std::move(parts.front()) : FilterNode(kind, std::move(parts));
}

/// "prot" of "prot:tcp"; empty where a colon means something else: "fe80::1", "12:34", "/usr/bin:/bin".
std::string_view fieldLike(std::string_view word) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    const std::string_view name = word.substr(0, word.find(':'));
    const bool isName = name.size() < word.size() && name.find_first_not_of(letters) == std::string_view::npos;
    const bool isAddress = word.find_first_not_of("0123456789abcdefABCDEF:./") == std::string_view::npos;
    return isName && !isAddress ? name : std::string_view();
}

class Parser {
public:
    explicit Parser(std::string_view text) : m_lexer(text) {}

    NodeResult parse() {
        if (m_lexer.peek().kind == Kind::End) return FilterNode();
        NodeResult root = parseAny();
        if (root && m_lexer.peek().kind == Kind::Close)
            return mistakeIn(m_lexer.peek(), SOCKLENS_TEXT("A bracket is closed here that was never opened."));
        return root;
    }
    const FilterNeeds& needs() const { return m_needs; }

private:
    NodeResult parseAny();
    NodeResult parseAll();
    NodeResult parsePart();
    NodeResult parseBrackets(const FilterToken& open);
    NodeResult parseWord(const FilterToken& word);
    NodeResult parseColon(const FilterToken& word, std::size_t colon);
    NodeResult parseExclude(const FilterToken& word);
    NodeResult parseComparison(FilterTerm term);
    FilterResult<void> parseValues(FilterTerm& term);
    void parseMoreStates(FilterTerm& term);
    void noteNeeds(Column column);
    static tl::unexpected<FilterError> noCondition(const FilterToken& before, const FilterToken& here);
    tl::unexpected<FilterError> noValue(const FilterTerm& term, std::size_t begin) const;
    static tl::unexpected<FilterError> noField(const FilterToken& word, std::string_view name);

    FilterLexer m_lexer;
    FilterToken m_before;   ///< the last "and", "or" or "not": a condition has to follow
    FilterNeeds m_needs;
    int m_depth = 0;
};

NodeResult Parser::parseAny() {
    std::vector<FilterNode> parts;
    for (;;) {
        NodeResult part = parseAll();
        if (!part) return part;
        parts.push_back(*std::move(part));
        if (m_lexer.peek().kind != Kind::Or) return combined(FilterNode::Kind::Any, std::move(parts));
        m_before = m_lexer.next();
    }
}

NodeResult Parser::parseAll() {
    std::vector<FilterNode> parts;
    for (;;) {
        NodeResult part = parsePart();
        if (!part) return part;
        parts.push_back(*std::move(part));
        const Kind next = m_lexer.peek().kind;
        if (next == Kind::End || next == Kind::Close || next == Kind::Or)
            return combined(FilterNode::Kind::All, std::move(parts));
        if (next == Kind::And) m_before = m_lexer.next();
    }
}

NodeResult Parser::parsePart() {
    bool isNegated = false;
    while (m_lexer.peek().kind == Kind::Not) {
        m_before = m_lexer.next();
        isNegated = !isNegated;
    }
    const FilterToken token = m_lexer.next();
    const FilterToken before = std::exchange(m_before, FilterToken());
    NodeResult part = FilterNode();
    switch (token.kind) {
    case Kind::Word: part = parseWord(token); break;
    case Kind::Quoted: part = makeSearch(token); break;
    case Kind::Open: part = parseBrackets(token); break;
    case Kind::UnclosedQuote: return mistakeIn(token, SOCKLENS_TEXT("A quote is opened here and never closed."));
    case Kind::Comparison:
        return mistakeIn(token, SOCKLENS_TEXT("A field is expected before “%1”, such as port or state."),
                         token.text);
    case Kind::End:
    case Kind::Close:
    case Kind::And:
    case Kind::Or:
    case Kind::Not: return noCondition(before, token);
    }
    if (part) part->isNegated = part->isNegated != isNegated;
    return part;
}

NodeResult Parser::parseBrackets(const FilterToken& open) {
    if (m_depth == Filter::maximumDepth)
        return mistakeIn(open, SOCKLENS_TEXT("Brackets can be nested %1 deep, not more."),
                         std::to_string(Filter::maximumDepth));
    if (m_lexer.peek().kind == Kind::Close) {
        m_lexer.next();
        return mistakeAt(open.offset, m_lexer.position() - open.offset,
                         SOCKLENS_TEXT("There is no condition between these brackets."));
    }
    const auto neverClosed = mistakeIn(open, SOCKLENS_TEXT("A bracket is opened here and never closed."));
    if (m_lexer.peek().kind == Kind::End) return neverClosed;
    ++m_depth;
    NodeResult inside = parseAny();
    --m_depth;
    if (inside && m_lexer.next().kind != Kind::Close) return neverClosed;
    return inside;
}

NodeResult Parser::parseWord(const FilterToken& word) {
    const std::size_t colon = word.text.find(':');
    if (colon != std::string::npos && colon != 0 && filterField(std::string_view(word.text).substr(0, colon)))
        return parseColon(word, colon);
    if (const auto name = fieldLike(word.text); !name.empty()) return noField(word, name);

    const auto field = filterField(word.text);
    const FilterToken next = m_lexer.peek();
    const auto byWord = next.kind == Kind::Word ? comparisonByWord(next.text) : std::nullopt;
    if (next.kind == Kind::Comparison || (field && byWord)) {
        if (!field) return noField(word, word.text);
        FilterTerm term{*field, word, m_lexer.next(), {}};
        if (byWord) term.comparison.comparison = *byWord;
        return parseComparison(std::move(term));
    }
    const bool isSpacedColon = next.kind == Kind::Word && next.text.starts_with(':');
    if (field && (field->needsNoOperator || isSpacedColon)) {
        FilterToken comparison{Kind::Comparison, word.offset, word.length, {}, FilterComparison::Equal};
        if (!field->needsNoOperator) {
            comparison = {Kind::Comparison, next.offset, 1, ":", FilterComparison::Contains};
            m_lexer.moveTo(next.offset + 1);
        }
        return parseComparison({*field, word, comparison, {}});
    }
    if (fold(word.text) == "exclude") return parseExclude(word);
    return makeSearch(word);
}

NodeResult Parser::parseColon(const FilterToken& word, std::size_t colon) {
    FilterToken name = word;
    name.text.resize(colon);
    name.length = colon;
    FilterToken comparison{Kind::Comparison, word.offset + colon, 1, ":", FilterComparison::Contains};
    m_lexer.moveTo(comparison.offset + 1);
    if (m_lexer.peek().kind == Kind::Comparison) comparison = m_lexer.next();   // "age:>60s", as elsewhere
    return parseComparison({*filterField(name.text), name, comparison, {}});
}

/// ss(8): "exclude time-wait".
NodeResult Parser::parseExclude(const FilterToken& word) {
    return parseComparison({{Column::State, FilterKind::Word, false, true},
                            word,
                            {Kind::Comparison, word.offset, word.length, {}, FilterComparison::NotEqual},
                            {}});
}

NodeResult Parser::parseComparison(FilterTerm term) {
    if (const auto values = parseValues(term); !values) return tl::unexpected(values.error());
    if (term.field.column == Column::State && term.comparison.text.empty()) parseMoreStates(term);
    noteNeeds(term.field.column);
    return makeTerm(term);
}

FilterResult<void> Parser::parseValues(FilterTerm& term) {
    const bool hasOperator = !term.comparison.text.empty();
    const Kind next = m_lexer.peek().kind;
    std::size_t begin = term.fieldName.offset;
    if (!hasOperator && (next == Kind::And || next == Kind::Or || next == Kind::Not)) return noValue(term, begin);
    for (;;) {
        const auto mistake = noValue(term, begin);
        FilterToken value = m_lexer.nextValue();
        if (value.kind == Kind::UnclosedQuote)
            return mistakeIn(value, SOCKLENS_TEXT("A quote is opened here and never closed."));
        if (value.kind == Kind::End || (value.kind == Kind::Word && value.text.empty())) return mistake;
        term.values.push_back(std::move(value));
        if (!m_lexer.takeComma()) return {};
        begin = m_lexer.position() - 1;
    }
}

/// ss(8) shows the states of all that are named: "state established state time-wait".
void Parser::parseMoreStates(FilterTerm& term) {
    for (;;) {
        const std::size_t begin = m_lexer.position();
        const FilterToken again = m_lexer.next();
        const bool isSame = again.kind == Kind::Word && fold(again.text) == "state" &&
                            term.comparison.comparison == FilterComparison::Equal;
        const FilterToken next = m_lexer.peek();
        const bool isValue =
            next.kind == Kind::Quoted || (next.kind == Kind::Word && !comparisonByWord(next.text));
        if (!isSame || !isValue) return m_lexer.moveTo(begin);
        term.values.push_back(m_lexer.nextValue());
    }
}

void Parser::noteNeeds(Column column) {
    const ColumnInfo::Origin origin = info(column).origin;
    m_needs.memory |= origin == ColumnInfo::Origin::Memory;
    m_needs.age |= origin == ColumnInfo::Origin::Memory || column == Column::CapturedAt;
    m_needs.tcpInfo |= origin == ColumnInfo::Origin::TcpInfo;
    m_needs.owners |= column == Column::Pid || column == Column::Process || column == Column::Command ||
                      column == Column::Cgroup || column == Column::Unit || column == Column::Container;
}

tl::unexpected<FilterError> Parser::noCondition(const FilterToken& before, const FilterToken& here) {
    if (before.kind != Kind::End)
        return mistakeIn(before, SOCKLENS_TEXT("A condition is expected after “%1”."), before.text);
    return mistakeIn(here, SOCKLENS_TEXT("A condition is expected before “%1”."), here.text);
}

tl::unexpected<FilterError> Parser::noValue(const FilterTerm& term, std::size_t begin) const {
    const bool isWord = term.comparison.text.empty() && term.values.empty();
    const char* sentence =
        isWord ? SOCKLENS_TEXT("A value is expected after “%1”. To search for the word itself, put it in quotes.")
               : SOCKLENS_TEXT("A value is expected after “%1”.");
    return mistakeAt(begin, m_lexer.position() - begin, sentence, m_lexer.since(begin));
}

tl::unexpected<FilterError> Parser::noField(const FilterToken& word, std::string_view name) {
    if (const auto similar = similarFilterField(name); !similar.empty())
        return mistakeAt(word.offset, name.size(), SOCKLENS_TEXT("There is no field “%1”. Did you mean “%2”?"),
                         name, similar);
    return mistakeAt(word.offset, name.size(),
                     SOCKLENS_TEXT("There is no field “%1”. To search for the text itself, put it in quotes."),
                     name);
}

}   // namespace

FilterResult<ParsedFilter> parseFilter(std::string_view text) {
    if (text.size() > Filter::maximumLength)
        return mistakeAt(Filter::maximumLength, text.size() - Filter::maximumLength,
                         SOCKLENS_TEXT("A filter can have %1 bytes, and this one has %2."),
                         std::to_string(Filter::maximumLength), std::to_string(text.size()));
    Parser parser(text);
    NodeResult root = parser.parse();
    if (!root) return tl::unexpected(root.error());
    return ParsedFilter{*std::move(root), parser.needs()};
}

}   // namespace socklens
