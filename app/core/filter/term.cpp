#include "app/core/filter/term.h"

#include "app/core/filter/endpoint.h"
#include "app/core/filter/number.h"

#include <limits>

namespace socklens {

namespace {

using Kind = FilterToken::Kind;
using Values = std::vector<FilterToken>;

bool isOrder(FilterComparison comparison) {
    switch (comparison) {
    case FilterComparison::Contains:
    case FilterComparison::Equal:
    case FilterComparison::NotEqual: return false;
    case FilterComparison::Less:
    case FilterComparison::LessOrEqual:
    case FilterComparison::Greater:
    case FilterComparison::GreaterOrEqual: return true;
    }
    return false;
}

bool hasOrder(FilterKind kind) {
    switch (kind) {
    case FilterKind::Number:
    case FilterKind::Size:
    case FilterKind::Duration:
    case FilterKind::Port:
    case FilterKind::User:
    case FilterKind::Network: return true;
    case FilterKind::Address:
    case FilterKind::Word:
    case FilterKind::Text: return false;
    }
    return false;
}

/// Everything in the given order to a number; nothing is below 0.
std::vector<NumberRange> inOrder(FilterComparison comparison, std::uint64_t to) {
    constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();
    if (comparison == FilterComparison::LessOrEqual) return {{0, to}};
    if (comparison == FilterComparison::GreaterOrEqual) return {{to, largest}};
    if (comparison == FilterComparison::Less)
        return to == 0 ? std::vector<NumberRange>{} : std::vector<NumberRange>{{0, to - 1}};
    return to == largest ? std::vector<NumberRange>{} : std::vector<NumberRange>{{to + 1, largest}};
}

FilterResult<std::vector<NumberRange>> readOrder(const FilterTerm& term) {
    const FilterToken& value = term.values.front();
    const auto read = readNumber(value, term.field);
    if (!read) return tl::unexpected(read.error());
    if (read->isInterval || term.values.size() > 1)
        return mistakeAt(value.offset, term.values.back().offset + term.values.back().length - value.offset,
                         SOCKLENS_TEXT("“%1” compares with one number only."), term.comparison.text);
    return inOrder(term.comparison.comparison, read->range.first);
}

FilterResult<std::vector<NumberRange>> readRanges(const FilterTerm& term, const Values& values) {
    if (isOrder(term.comparison.comparison)) return readOrder(term);
    std::vector<NumberRange> ranges;
    for (const FilterToken& value : values) {
        const auto read = term.field.kind == FilterKind::Port ? readPort(value) : readNumber(value, term.field);
        if (!read) return tl::unexpected(read.error());
        ranges.push_back(read->range);
    }
    return ranges;
}

TextPattern patternOf(const FilterTerm& term, const Values& values) {
    TextPattern pattern{{}, term.comparison.comparison != FilterComparison::Contains};
    for (const FilterToken& value : values) pattern.folded.push_back(fold(value.text));
    return pattern;
}

/// A number is the uid, or the inode, unless quotes say that it is a name.
FilterResult<FilterNode> makeNamedNumberTest(const FilterTerm& term, const Values& values) {
    Values numbers;
    Values names;
    for (const FilterToken& value : values) {
        const bool isNumber = value.kind == Kind::Word && !value.text.starts_with('-') &&
                              value.text.find_first_not_of("0123456789-") == std::string::npos;
        (isNumber ? numbers : names).push_back(value);
    }
    const auto ranges = readRanges(term, numbers);
    if (!ranges) return tl::unexpected(ranges.error());
    if (isOrder(term.comparison.comparison)) return FilterNode(NamedNumberTest{term.field.column, *ranges, {}});
    return FilterNode(NamedNumberTest{term.field.column, *ranges, patternOf(term, names)});
}

const char* notOneOf(Column column) {
    if (column == Column::Protocol) return SOCKLENS_TEXT("“%1” is not a protocol: tcp, udp and unix are.");
    if (column == Column::Family) return SOCKLENS_TEXT("“%1” is not a family: inet, inet6 and unix are.");
    if (column == Column::Timer)
        return SOCKLENS_TEXT("“%1” is not a timer: off, on, keepalive, timewait and persist are.");
    if (column == Column::Type) return SOCKLENS_TEXT("“%1” is not a type: stream, dgram and seqpacket are.");
    if (column == Column::Shutdown) return SOCKLENS_TEXT("“%1” is not a direction: receive, send and both are.");
    if (column == Column::Source) return SOCKLENS_TEXT("“%1” is not a source: sock_diag and procfs are.");
    return SOCKLENS_TEXT("“%1” is not a state, such as established, listen, time-wait or close-wait.");
}

FilterResult<FilterNode> makeWordTest(const FilterTerm& term, const Values& values) {
    WordTest test{term.field.column};
    for (const FilterToken& value : values) {
        const auto set = filterWord(term.field.column, value.text);
        if (!set) return mistakeIn(value, notOneOf(term.field.column), value.text);
        test.values |= *set;
    }
    return FilterNode(test);
}

FilterResult<FilterNode> makeAddressTest(const FilterTerm& term, const Values& values) {
    AddressTest test;
    test.remote = term.field.isEitherSide || term.field.column == Column::RemoteAddress;
    test.local = term.field.column == Column::LocalAddress;
    test.names.whole = term.comparison.comparison != FilterComparison::Contains;
    for (const FilterToken& value : values)
        if (const auto added = addEndpoint(test, value); !added) return tl::unexpected(added.error());
    return FilterNode(test);
}

FilterResult<FilterNode> makeTest(const FilterTerm& term, const Values& values) {
    switch (term.field.kind) {
    case FilterKind::Number:
    case FilterKind::Size:
    case FilterKind::Duration:
    case FilterKind::Port: {
        const auto ranges = readRanges(term, values);
        if (!ranges) return tl::unexpected(ranges.error());
        return FilterNode(NumberTest{term.field.column, term.field.isEitherSide, *ranges});
    }
    case FilterKind::User:
    case FilterKind::Network: return makeNamedNumberTest(term, values);
    case FilterKind::Word: return makeWordTest(term, values);
    case FilterKind::Address: return makeAddressTest(term, values);
    case FilterKind::Text: return FilterNode(TextTest{term.field.column, patternOf(term, values)});
    }
    return FilterNode();
}

FilterNode makeKnownTest(const FilterField& field, bool isNegated) {
    FilterNode node(KnownTest{field});
    node.isNegated = isNegated;
    return node;
}

bool isKeyword(const FilterToken& value, std::string_view keyword) {
    return value.kind == Kind::Word && fold(value.text) == keyword;
}

}   // namespace

FilterResult<FilterNode> makeTerm(const FilterTerm& term) {
    const FilterComparison comparison = term.comparison.comparison;
    if (isOrder(comparison)) {
        if (hasOrder(term.field.kind)) return makeTest(term, term.values);
        return mistakeIn(term.comparison,
                         SOCKLENS_TEXT("“%1” has no order, so “%2” cannot be asked: use “:”, “=” or “!=”."),
                         term.fieldName.text, term.comparison.text);
    }
    std::vector<FilterNode> alternatives;
    Values values;
    for (const FilterToken& value : term.values) {
        const bool isNone = isKeyword(value, "none");
        const bool isOwner = term.field.column == Column::Pid;
        const OwnershipTest absent{isKeyword(value, "kernel"), isKeyword(value, "hidden")};
        if (isOwner && (absent.byKernel || absent.hidden))
            alternatives.emplace_back(absent);
        else if (isNone || isKeyword(value, "any"))
            alternatives.push_back(makeKnownTest(term.field, isNone));
        else
            values.push_back(value);
    }
    if (!values.empty()) {
        auto test = makeTest(term, values);
        if (!test) return test;
        alternatives.push_back(*std::move(test));
    }
    FilterNode node = alternatives.size() == 1 ? std::move(alternatives.front())
                                               : FilterNode(FilterNode::Kind::Any, std::move(alternatives));
    node.isNegated = node.isNegated != (comparison == FilterComparison::NotEqual);
    return node;
}

FilterNode makeSearch(const FilterToken& word) {
    FilterNode anywhere(AnywhereTest(word.text));
    const bool mayBeBlock = word.kind == Kind::Word && word.text.find('/') != std::string::npos;
    AddressTest block{true, true, {}, {}};
    if (!mayBeBlock || !addEndpoint(block, word) || block.endpoints.empty()) return anywhere;
    // No text of a row contains "10.0.0.0/8", but its address may be one of those.
    return FilterNode(FilterNode::Kind::Any, {FilterNode(block), std::move(anywhere)});
}

}   // namespace socklens
