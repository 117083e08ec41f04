// Files of settings as anybody may have left them: what is written to them is read back, what is taken out is
// gone, and nothing else changes.
#include "app/core/sysctl_file.h"
#include "tests/fuzz/demand.h"

#include <algorithm>

using namespace socklens;
using test::demand;

namespace {

/// All but this setting.
std::vector<SysctlEntry> others(const std::string& text, Sysctl setting) {
    auto entries = entriesOf(text);
    std::erase_if(entries, [&](const SysctlEntry& entry) { return entry.setting == setting; });
    std::ranges::sort(entries, {}, &SysctlEntry::setting);
    return entries;
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const SysctlEntry& entry : entriesOf(text)) {
        const std::string with = withEntry(text, entry, "# A heading.\n");
        const auto written = entriesOf(with);
        const SysctlEntry* found = findEntry(written, entry.setting);
        demand(found != nullptr && *found == entry);
        demand(others(with, entry.setting) == others(text, entry.setting));
        const std::string without = withoutEntry(text, entry.setting);
        demand(findEntry(entriesOf(without), entry.setting) == nullptr);
        demand(others(without, entry.setting) == others(text, entry.setting));
        assignmentIn(text, entry.setting);
    }
    return 0;
}
