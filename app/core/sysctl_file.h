// The text of Socklens's own files of settings, which a person can read and edit: which settings one has, and how
// it reads with one more or one less. Lines that are not Socklens's stay as they are. Pure: any thread; every
// input is taken, and what the catalogue does not accept is not seen. Source: sysctl.d(5).
#pragma once

#include "app/core/sysctl.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace socklens {

struct SysctlEntry {
    Sysctl setting{};
    std::string value;
    std::optional<std::string> before;   ///< what it was before Socklens changed it
    friend bool operator==(const SysctlEntry&, const SysctlEntry&) = default;
};

/// What the text sets; of several lines for one setting the last counts.
std::vector<SysctlEntry> entriesOf(std::string_view text);
const SysctlEntry* findEntry(const std::vector<SysctlEntry>& entries, Sysctl setting);

/// What the text sets it to in the end, trimmed; also what the kernel will not take. A pattern (net.ipv4.*) does
/// not count: systemd and procps let a name win over it.
std::optional<std::string> assignmentIn(std::string_view text, Sysctl setting);

/// The heading, comments with their line ends, is put above an empty text. At the start of the machine the lines
/// are set from top to bottom: they are in an order that works.
std::string withEntry(std::string_view text, const SysctlEntry& entry, std::string_view heading);
/// Empty if nothing is set any more.
std::string withoutEntry(std::string_view text, Sysctl setting);

}   // namespace socklens
