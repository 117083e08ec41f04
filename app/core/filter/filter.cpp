#include "app/core/filter/filter.h"

#include "app/core/filter/fields.h"
#include "app/core/filter/parser.h"

namespace socklens {

namespace {

/// What needs no quotes for sure, so that a term is easily read.
bool isPlain(std::string_view value) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:@";
    return value.find_first_not_of(letters) == std::string_view::npos && !isSameName(value, "any") &&
           !isSameName(value, "none");
}

/// column.h counts durations without naming their unit; a filter reads "age=5400" as seconds.
std::string_view unitOf(std::string_view field, std::string_view value) {
    const auto known = filterField(field);
    const bool isCount = value.find_first_not_of("0123456789") == std::string_view::npos;
    if (!known || known->kind != FilterKind::Duration || !isCount) return {};
    return known->column == Column::RoundTripTime ? "us" : "ms";
}

std::string quoted(std::string_view value) {
    std::string result = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

}   // namespace

struct FilterProgram {
    std::string text;
    ParsedFilter parsed;
};

tl::expected<Filter, FilterError> Filter::parse(std::string_view text) {
    auto parsed = parseFilter(text);
    if (!parsed) return tl::unexpected(parsed.error());
    return Filter(std::make_shared<const FilterProgram>(FilterProgram{std::string(text), *std::move(parsed)}));
}

Filter Filter::narrowedBy(const Filter& other) const {
    if (isEmpty()) return other;
    if (other.isEmpty()) return *this;
    const ParsedFilter& left = m_program->parsed;
    const ParsedFilter& right = other.m_program->parsed;
    FilterProgram both;
    both.text = '(' + text() + ") and (" + other.text() + ')';
    both.parsed.root.kind = FilterNode::Kind::All;
    both.parsed.root.children = {left.root, right.root};
    both.parsed.needs = {.age = left.needs.age || right.needs.age,
                         .memory = left.needs.memory || right.needs.memory,
                         .tcpInfo = left.needs.tcpInfo || right.needs.tcpInfo,
                         .owners = left.needs.owners || right.needs.owners};
    return Filter(std::make_shared<const FilterProgram>(std::move(both)));
}

bool Filter::matches(const SocketView& view) const {
    return m_program == nullptr || socklens::matches(m_program->parsed.root, view);
}

bool Filter::isEmpty() const {
    return m_program == nullptr ||
           (m_program->parsed.root.kind == FilterNode::Kind::All && m_program->parsed.root.children.empty());
}

bool Filter::isSingleTerm() const {
    return m_program != nullptr && m_program->parsed.root.kind == FilterNode::Kind::Predicate;
}

std::string Filter::text() const {
    return m_program == nullptr ? std::string() : m_program->text;
}

bool Filter::dependsOnAge() const {
    return m_program != nullptr && m_program->parsed.needs.age;
}

bool Filter::needsMemory() const {
    return m_program != nullptr && m_program->parsed.needs.memory;
}

bool Filter::needsTcpInfo() const {
    return m_program != nullptr && m_program->parsed.needs.tcpInfo;
}

bool Filter::needsOwners() const {
    return m_program != nullptr && m_program->parsed.needs.owners;
}

std::string filterTerm(std::string_view field, std::string_view value) {
    constexpr std::size_t longest = 1024;   // twice as long with every byte escaped
    if (value.empty()) return std::string(field) + ":none";
    const bool isCut = value.size() > longest;
    const std::string begin = std::string(field) + (isCut ? ":" : "=");
    value = value.substr(0, longest);
    if (const auto unit = unitOf(field, value); !unit.empty()) return begin + std::string(value).append(unit);
    // A UNIX socket may be called "12345678": not plain for all its plain letters.
    if (isPlain(value) && Filter::parse(begin + std::string(value))) return begin + std::string(value);
    return begin + quoted(value);
}

}   // namespace socklens
