#include "app/core/filter/text.h"

#include <algorithm>

namespace socklens {

std::string fold(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = fold(c);
    return result;
}

bool containsFolded(std::string_view text, std::string_view foldedPart) {
    if (foldedPart.empty()) return true;
    if (text.size() < foldedPart.size()) return false;
    const char first = foldedPart.front();
    const std::size_t last = text.size() - foldedPart.size();
    for (std::size_t at = 0; at <= last; ++at)
        if (fold(text[at]) == first && equalsFolded(text.substr(at, foldedPart.size()), foldedPart)) return true;
    return false;
}

bool equalsFolded(std::string_view text, std::string_view foldedWhole) {
    return std::ranges::equal(text, foldedWhole, [](char a, char b) { return fold(a) == b; });
}

bool isSameName(std::string_view a, std::string_view b) {
    return bareName(a) == bareName(b);
}

std::string bareName(std::string_view name) {
    std::string result = fold(name);
    std::erase_if(result, [](char c) { return c == '-' || c == '_'; });
    return result;
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; };
    const bool isCut = text.size() > longest;
    if (isCut) {
        std::size_t end = longest;
        while (end > longest - 4 && continues(text[end])) --end;
        text = text.substr(0, end);
    }
    std::string result;
    for (const char c : text) {
        const bool isControl = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        result += isControl ? std::string_view("\xef\xbf\xbd") : std::string_view(&c, 1);
    }
    return isCut ? result + "…" : result;
}

bool TextPattern::matches(std::string_view text) const {
    if (text.empty()) return false;
    return std::ranges::any_of(folded, [&](const std::string& value) {
        return whole ? equalsFolded(text, value) : containsFolded(text, value);
    });
}

}   // namespace socklens
