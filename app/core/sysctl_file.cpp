#include "app/core/sysctl_file.h"

#include "app/core/sysctl_catalogue.h"

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

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool isComment(std::string_view line) {
    return !line.empty() && (line.front() == '#' || line.front() == ';');
}

/// "name = value", with the value as the catalogue has it.
std::optional<SysctlEntry> entryIn(std::string_view line) {
    line = trimmed(line);
    const auto equals = line.find('=');
    if (isComment(line) || equals == std::string_view::npos) return std::nullopt;
    std::string_view name = trimmed(line.substr(0, equals));
    if (name.starts_with('-')) name.remove_prefix(1);   // sysctl.d(5): errors do not matter
    const bool full = name.starts_with("net.") || name.starts_with("net/");
    const auto setting = full ? sysctlFromName(name) : std::nullopt;
    if (!setting) return std::nullopt;
    auto value = check(*setting, line.substr(equals + 1));
    if (!value) return std::nullopt;
    return SysctlEntry{*setting, std::move(*value), {}};
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

std::string withEntry(std::string_view text, const SysctlEntry& entry, std::string_view heading) {
    const SysctlInfo& info = infoOf(entry.setting);
    std::string whole = withoutEntry(text, entry.setting);
    if (whole.empty()) whole = heading;
    whole += "\n# ";
    whole += info.effect;
    if (entry.before) (whole += '\n') += std::string(beforeMark) + *entry.before;
    whole += '\n' + std::string(info.name) + " = " + entry.value + '\n';
    return whole;
}

std::string withoutEntry(std::string_view text, Sysctl setting) {
    const auto lines = without(linesOf(text), setting);
    return std::ranges::any_of(lines, setsSomething) ? socklens::text(lines) : std::string();
}

}   // namespace socklens
