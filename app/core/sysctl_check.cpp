#include "app/core/sysctl_catalogue.h"
#include "app/core/trimmed.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace socklens {

namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find_first_of(separators);
        const std::string_view part = text.substr(0, end);
        if (!part.empty()) parts.push_back(part);
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// Decimal only: the kernel itself takes 010 for 8.
std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::int64_t> numberWithin(const SysctlInfo& info, std::string_view text) {
    const auto number = wholeNumber(text);
    if (!number || *number < info.lowest || *number > info.highest) return std::nullopt;
    return number;
}

/// What somebody typed is shown back, but not the whole of a pasted file.
std::string quotable(std::string_view value) {
    constexpr std::size_t longest = 40;
    std::string text(value.substr(0, longest));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return value.size() > longest ? text + " …" : text;
}

using Result = tl::expected<std::string, Message>;

Result refuse(const char* sentence, std::string_view value, const SysctlInfo& info) {
    return tl::unexpected(
        Message{sentence, {quotable(value), std::to_string(info.lowest), std::to_string(info.highest)}});
}

Result checkNumber(const SysctlInfo& info, std::string_view value) {
    const auto number = numberWithin(info, value);
    if (!number) return refuse(SOCKLENS_TEXT("“%1” is not a whole number from %2 to %3."), value, info);
    return std::to_string(*number);
}

Result checkPortRange(const SysctlInfo& info, std::string_view value) {
    const auto parts = split(value, " \t");
    const auto low = parts.size() == 2 ? numberWithin(info, parts[0]) : std::nullopt;
    const auto high = parts.size() == 2 ? numberWithin(info, parts[1]) : std::nullopt;
    if (!low || !high || *low > *high)
        return refuse(
            SOCKLENS_TEXT("“%1” is not a range of ports: write the first and the last one, from %2 to %3, "
                          "such as “32768 60999”."),
            value, info);
    return std::to_string(*low) + ' ' + std::to_string(*high);
}

using PortSpan = std::pair<std::int64_t, std::int64_t>;

std::optional<PortSpan> portSpan(const SysctlInfo& info, std::string_view text) {
    const auto dash = text.find('-');
    const auto first = numberWithin(info, text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : numberWithin(info, text.substr(dash + 1));
    if (!first || !last || *first > *last) return std::nullopt;
    return PortSpan{*first, *last};
}

/// In order, and neighbours joined, as the kernel prints them.
std::string joined(std::vector<PortSpan> spans) {
    std::ranges::sort(spans);
    std::vector<PortSpan> merged;
    merged.reserve(spans.size());
    for (const PortSpan& span : spans) {
        if (!merged.empty() && span.first <= merged.back().second + 1)
            merged.back().second = std::max(merged.back().second, span.second);
        else
            merged.push_back(span);
    }
    std::string text;
    for (const auto& [first, last] : merged) {
        if (!text.empty()) text += ',';
        text += std::to_string(first);
        if (last != first) text += '-' + std::to_string(last);
    }
    return text;
}

Result checkPortList(const SysctlInfo& info, std::string_view value) {
    constexpr std::size_t longest = 4000;   // the kernel takes one page per write(2)
    std::vector<PortSpan> spans;
    for (const std::string_view part : split(value, ", \t")) {
        const auto span = portSpan(info, part);
        if (!span)
            return refuse(SOCKLENS_TEXT("“%1” is not a port or a range of ports from %2 to %3: write them as in "
                                        "“8080,9000-9010”, or nothing."),
                          part, info);
        spans.push_back(*span);
    }
    std::string text = joined(std::move(spans));
    if (text.size() > longest)
        return tl::unexpected(Message{
            SOCKLENS_TEXT("This list is too long to be written at once. Use ranges such as “9000-9010”."), {}});
    return text;
}

Result checkThreeNumbers(const SysctlInfo& info, std::string_view value) {
    const auto parts = split(value, " \t");
    std::string text;
    std::int64_t last = 0;
    for (const std::string_view part : parts) {
        const auto number = numberWithin(info, part);
        if (!number || *number < last || parts.size() != 3) {
            text.clear();
            break;
        }
        last = *number;
        text += (text.empty() ? "" : " ") + std::to_string(*number);
    }
    if (text.empty())
        return refuse(SOCKLENS_TEXT("“%1” is not three whole numbers from %2 on, the smallest first."), value,
                      info);
    return text;
}

}   // namespace

tl::expected<std::string, Message> check(Sysctl setting, std::string_view value) {
    const SysctlInfo& info = infoOf(setting);
    const std::string_view meant = trimmed(value);
    switch (info.grammar) {
    case SysctlGrammar::Number: return checkNumber(info, meant);
    case SysctlGrammar::PortRange: return checkPortRange(info, meant);
    case SysctlGrammar::PortList: return checkPortList(info, meant);
    case SysctlGrammar::ThreeNumbers: return checkThreeNumbers(info, meant);
    }
    return {};
}

Message rangeOf(Sysctl setting) {
    const SysctlInfo& info = infoOf(setting);
    const std::vector<std::string> ends{std::to_string(info.lowest), std::to_string(info.highest)};
    switch (info.grammar) {
    case SysctlGrammar::Number: return {SOCKLENS_TEXT("%1 to %2"), ends};
    case SysctlGrammar::PortRange: return {SOCKLENS_TEXT("two ports, %1 to %2"), ends};
    case SysctlGrammar::PortList: return {SOCKLENS_TEXT("ports and ranges, %1 to %2, or nothing"), ends};
    case SysctlGrammar::ThreeNumbers: return {SOCKLENS_TEXT("three rising numbers from %1"), ends};
    }
    return {};
}

std::optional<Sysctl> sysctlFromName(std::string_view name) {
    std::string dotted(name);
    std::ranges::replace(dotted, '/', '.');
    for (const SysctlInfo& info : sysctlCatalogue()) {
        const std::string_view full = info.name;
        if (dotted == full || dotted == full.substr(full.rfind('.') + 1)) return info.setting;
    }
    return std::nullopt;
}

std::string pathOf(Sysctl setting) {
    std::string path = infoOf(setting).name;
    std::ranges::replace(path, '.', '/');
    return path;
}

bool differsFromDefault(const SysctlReading& reading) {
    if (!reading.value) return false;
    const SysctlInfo& info = infoOf(reading.setting);
    if (info.defaultVaries) return reading.before && reading.before != reading.value;
    return *reading.value != info.usualDefault;
}

Message absenceOf(Sysctl setting) {
    const SysctlInfo& info = infoOf(setting);
    if (info.scope == SysctlScope::WholeMachine)
        return {
            SOCKLENS_TEXT("%1 belongs to the whole machine, and is not visible in this network namespace. Start "
                          "Socklens in the initial one to see it."),
            {info.name}};
    if (info.group == SysctlGroup::Conntrack)
        return {SOCKLENS_TEXT("%1 is here only while connection tracking is loaded (module nf_conntrack)."),
                {info.name}};
    return {SOCKLENS_TEXT("This kernel has no %1."), {info.name}};
}

Message refusalOf(Sysctl setting, const std::string& value) {
    const std::vector<std::string> arguments{infoOf(setting).name, value};
    if (setting == Sysctl::IpLocalPortRange)
        return {SOCKLENS_TEXT("The kernel does not take “%2” for %1: the range must not begin below "
                              "net.ipv4.ip_unprivileged_port_start."),
                arguments};
    if (setting == Sysctl::IpUnprivilegedPortStart)
        return {SOCKLENS_TEXT("The kernel does not take “%2” for %1: it must not be above the first port of "
                              "net.ipv4.ip_local_port_range."),
                arguments};
    return {SOCKLENS_TEXT("This kernel does not take “%2” for %1. Nothing was changed."), arguments};
}

}   // namespace socklens
