#include "app/core/sysctl_file.h"

#include "app/core/sysctl_catalogue.h"
#include "app/core/sysctl_ports.h"
#include "app/core/trimmed.h"

#include <algorithm>

namespace socklens {

namespace {

constexpr std::string_view beforeMark = "# Before: ";

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    lines.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1);
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

bool isComment(std::string_view line) {
    return !line.empty() && (line.front() == '#' || line.front() == ';');
}

struct Assignment {
    Sysctl setting{};
    std::string_view value;
};

/// "name = value"
std::optional<Assignment> assignmentOf(std::string_view line) {
    line = trimmed(line);
    const auto equals = line.find('=');
    if (isComment(line) || equals == std::string_view::npos) return std::nullopt;
    std::string_view name = trimmed(line.substr(0, equals));
    if (name.starts_with('-')) name.remove_prefix(1);   // sysctl.d(5): errors do not matter
    const bool full = name.starts_with("net.") || name.starts_with("net/");
    const auto setting = full ? sysctlFromName(name) : std::nullopt;
    if (!setting) return std::nullopt;
    return Assignment{*setting, trimmed(line.substr(equals + 1))};
}

/// With the value as the catalogue has it.
std::optional<SysctlEntry> entryIn(std::string_view line) {
    const auto assignment = assignmentOf(line);
    if (!assignment) return std::nullopt;
    auto value = check(assignment->setting, assignment->value);
    if (!value) return std::nullopt;
    return SysctlEntry{assignment->setting, std::move(*value), {}};
}

/// The comments right above a line belong to it; never the heading.
std::size_t firstLineOf(const std::vector<std::string>& lines, std::size_t at) {
    while (at > 0 && isComment(lines[at - 1])) --at;
    return at;
}

std::optional<std::string> beforeOf(const std::vector<std::string>& lines, std::size_t at, Sysctl setting) {
    for (std::size_t line = firstLineOf(lines, at); line < at; ++line) {
        if (!lines[line].starts_with(beforeMark)) continue;
        const auto value = check(setting, std::string_view(lines[line]).substr(beforeMark.size()));
        if (value) return *value;
    }
    return std::nullopt;
}

std::string text(const std::vector<std::string>& lines) {
    std::string whole;
    for (const std::string& line : lines) whole += line + '\n';
    return whole;
}

bool setsSomething(const std::string& line) {
    const std::string_view content = trimmed(line);
    return !content.empty() && !isComment(content);
}

std::vector<std::string> without(std::vector<std::string> lines, Sysctl setting) {
    for (std::size_t at = 0; at < lines.size();) {
        const auto entry = entryIn(lines[at]);
        if (!entry || entry->setting != setting) {
            ++at;
            continue;
        }
        std::size_t first = firstLineOf(lines, at);
        if (first > 0 && lines[first - 1].empty()) --first;   // the blank line that set it apart
        const auto begin = lines.begin();
        lines.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(at) + 1);
        at = first;
    }
    return lines;
}

/// Below everything else.
std::string withLast(std::string_view text, const SysctlEntry& entry, std::string_view heading) {
    const SysctlInfo& info = infoOf(entry.setting);
    std::string whole = withoutEntry(text, entry.setting);
    if (whole.empty()) whole = heading;
    whole += "\n# ";
    whole += info.effect;
    if (entry.before) (whole += '\n') += std::string(beforeMark) + *entry.before;
    whole += '\n' + std::string(info.name) + " = " + entry.value + '\n';
    return whole;
}

/// Where both settings of ports are there, the one that a machine with the usual defaults must set after the
/// other.
std::optional<SysctlEntry> lastOfPorts(const std::vector<SysctlEntry>& entries) {
    const SysctlEntry* start = findEntry(entries, Sysctl::IpUnprivilegedPortStart);
    const SysctlEntry* range = findEntry(entries, Sysctl::IpLocalPortRange);
    if (start == nullptr || range == nullptr) return std::nullopt;
    return portsAgree(start->value, infoOf(Sysctl::IpLocalPortRange).usualDefault) ? *range : *start;
}

}   // namespace

std::vector<SysctlEntry> entriesOf(std::string_view text) {
    const auto lines = linesOf(text);
    std::vector<SysctlEntry> entries;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto entry = entryIn(lines[at]);
        if (!entry) continue;
        entry->before = beforeOf(lines, at, entry->setting);
        const auto same = std::ranges::find(entries, entry->setting, &SysctlEntry::setting);
        if (same != entries.end())
            *same = std::move(*entry);
        else
            entries.push_back(std::move(*entry));
    }
    return entries;
}

const SysctlEntry* findEntry(const std::vector<SysctlEntry>& entries, Sysctl setting) {
    const auto found = std::ranges::find(entries, setting, &SysctlEntry::setting);
    return found == entries.end() ? nullptr : &*found;
}

std::optional<std::string> assignmentIn(std::string_view text, Sysctl setting) {
    std::optional<std::string> value;
    for (const std::string& line : linesOf(text))
        if (const auto assignment = assignmentOf(line); assignment && assignment->setting == setting)
            value = assignment->value;
    return value;
}

std::string withEntry(std::string_view text, const SysctlEntry& entry, std::string_view heading) {
    const std::string whole = withLast(text, entry, heading);
    const auto last = lastOfPorts(entriesOf(whole));
    return last && last->setting != entry.setting ? withLast(whole, *last, heading) : whole;
}

std::string withoutEntry(std::string_view text, Sysctl setting) {
    const auto lines = without(linesOf(text), setting);
    return std::ranges::any_of(lines, setsSomething) ? socklens::text(lines) : std::string();
}

}   // namespace socklens
