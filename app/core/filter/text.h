// Comparing text as filters do: "A" to "Z" are the same as "a" to "z", every other byte is only itself, so that
// text which is not UTF-8 is as good as any. Pure: any thread, cannot fail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace socklens {

constexpr char fold(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string fold(std::string_view text);

bool containsFolded(std::string_view text, std::string_view foldedPart);
bool equalsFolded(std::string_view text, std::string_view foldedWhole);

/// Equal once case, "-" and "_" are ignored: "TIME_WAIT" is "time-wait".
bool isSameName(std::string_view a, std::string_view b);
/// The name as isSameName() sees it: "timewait".
std::string bareName(std::string_view name);

/// For a sentence: short, and without control characters, which would reach a terminal.
std::string shown(std::string_view text);

/// The values of one term on a text.
struct TextPattern {
    std::vector<std::string> folded;
    bool whole = false;   ///< the text is one of them, rather than contains one

    /// An empty text is an unknown one, and does not match.
    bool matches(std::string_view text) const;
};

}   // namespace socklens
