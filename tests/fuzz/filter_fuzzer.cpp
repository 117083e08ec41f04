// The filter language: what is understood says the same again, and "not" turns it round; a mistake lies in the
// text.
#include "app/core/filter/filter.h"
#include "tests/fuzz/demand.h"
#include "tests/support/random_snapshot.h"

using namespace socklens;
using test::demand;

namespace {

const Snapshot& rows() {
    static const Snapshot snapshot = [] {
        test::Random random(1);
        return test::randomSnapshot(random, 12);
    }();
    return snapshot;
}

void compare(const Filter& filter, const Filter& other, bool isOpposite) {
    for (std::uint32_t row = 0; row < rows().sockets.size(); ++row)
        demand(filter.matches({rows(), row}) == (other.matches({rows(), row}) != isOpposite));
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::string term = filterTerm("local", text);
    demand(Filter::parse(term).has_value());
    const auto filter = Filter::parse(text);
    if (!filter) {
        const FilterError& mistake = filter.error();
        demand(mistake.length > 0 && mistake.offset + mistake.length <= size);
        demand(!english(mistake.message).empty());
        return 0;
    }
    const auto again = Filter::parse(filter->text());
    demand(again.has_value());
    compare(*filter, *again, false);
    if (filter->isEmpty()) return 0;
    // It may be too long or too deep with what is put around it.
    if (const auto opposite = Filter::parse("not (" + text + ")")) compare(*filter, *opposite, true);
    compare(*filter, filter->narrowedBy(*filter), false);
    return 0;
}
