// Reading the text tables of /proc: lines, fields between blanks, numbers. Pure: any thread; nullopt for what is
// not.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

namespace socklens {

/// The whole text as a number, or nothing.
template <class Number>
std::optional<Number> parseNumber(std::string_view text, int base = 10) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

template <class Visit>
void forEachLine(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        visit(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
}

/// The first `count` fields between blanks; nothing if there are fewer. What follows, after one blank, goes to
/// `rest`.
template <std::size_t count>
std::optional<std::array<std::string_view, count>> splitFields(std::string_view line,
                                                               std::string_view* rest = nullptr) {
    std::array<std::string_view, count> fields;
    for (std::string_view& field : fields) {
        const auto begin = line.find_first_not_of(' ');
        if (begin == std::string_view::npos) return std::nullopt;
        line = line.substr(begin);
        field = line.substr(0, line.find(' '));
        line = line.substr(field.size());
    }
    if (rest != nullptr) *rest = line.empty() ? line : line.substr(1);
    return fields;
}

}   // namespace socklens
