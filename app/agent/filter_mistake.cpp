#include "app/agent/filter_mistake.h"

#include "app/agent/say.h"

#include <algorithm>
#include <cstdio>

namespace socklens {

namespace {

/// How many characters of UTF-8: bytes that do not continue one.
std::size_t charactersIn(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

}   // namespace

void explain(std::string_view filter, const FilterError& error) {
    say(error.message);
    const std::size_t offset = std::min(error.offset, filter.size());
    const std::string blanks(charactersIn(filter.substr(0, offset)), ' ');
    const std::string carets(std::max<std::size_t>(charactersIn(filter.substr(offset, error.length)), 1), '^');
    std::fprintf(stderr, "  %.*s\n  %s%s\n", static_cast<int>(filter.size()), filter.data(), blanks.c_str(),
                 carets.c_str());
}

}   // namespace socklens
