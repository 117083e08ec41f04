// The words that a field with a closed set of values knows: states, protocols, timers … with those of ss(8).
// Pure: any thread, cannot fail.
#pragma once

#include "app/core/column.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace socklens {

/// A set of values, one bit each: bit n is what filterOrdinal() calls n.
using WordSet = std::uint32_t;

struct FilterWord {
    std::string_view word;
    WordSet values = 0;
};

/// Empty for fields whose values are not a closed set. The kernel's own names come first.
std::span<const FilterWord> filterWords(Column column);

/// By name, whatever its case; "-" and "_" do not matter.
std::optional<WordSet> filterWord(Column column, std::string_view word);

/// Which of its values a row has; nullopt where unknown, and for fields that are no closed set.
std::optional<std::uint32_t> filterOrdinal(const SocketView& view, Column column);

}   // namespace socklens
