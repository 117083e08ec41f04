#include "app/insight/port_settings.h"

#include <charconv>
#include <string_view>

namespace socklens {

namespace {

constexpr std::uint32_t highestPort = 65535;

/// Takes a number off the front of the text.
template <class Number>
std::optional<Number> takeNumber(std::string_view& text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

template <class Number>
std::optional<Number> wholeNumber(std::string_view text) {
    const auto value = takeNumber<Number>(text);
    return text.empty() ? value : std::nullopt;
}

/// "32768 60999"
void readRange(std::string_view text, PortSettings& settings) {
    const auto first = takeNumber<std::uint16_t>(text);
    if (!first || !text.starts_with(' ')) return;
    const auto last = wholeNumber<std::uint16_t>(text.substr(1));
    if (!last || *last < *first) return;
    settings.first = Port{*first};
    settings.last = Port{*last};
}

/// "8080,9000-9010"; nullopt where it is not understood.
std::optional<PortSet> readList(std::string_view text) {
    PortSet ports;
    while (const auto first = takeNumber<std::uint16_t>(text)) {
        std::uint16_t last = *first;
        if (text.starts_with('-')) {
            text.remove_prefix(1);
            last = takeNumber<std::uint16_t>(text).value_or(*first);
        }
        for (std::uint32_t port = *first; port <= last; ++port) ports.set(port);
        if (!text.starts_with(',')) break;
        text.remove_prefix(1);
    }
    return text.empty() ? std::optional(ports) : std::nullopt;
}

}   // namespace

bool PortSettings::isEphemeral(Port port) const {
    return isInRange(port) && !isReserved(port);
}

std::uint32_t PortSettings::usablePorts() const {
    std::uint32_t count = 0;
    for (std::uint32_t port = number(first); port <= number(last); ++port)
        if (!isReserved(Port{static_cast<std::uint16_t>(port)})) ++count;
    return count;
}

std::optional<std::string> PortSettings::reservedWith(Port port) const {
    if (!reserved) return std::nullopt;
    PortSet ports = *reserved;
    ports.set(number(port));
    std::string text;
    for (std::size_t begin = 0; begin < ports.size(); ++begin) {
        if (!ports[begin]) continue;
        std::size_t end = begin;
        while (end + 1 < ports.size() && ports[end + 1]) ++end;
        if (!text.empty()) text += ',';
        text += std::to_string(begin);
        if (end != begin) text += '-' + std::to_string(end);
        begin = end;
    }
    return text;
}

PortSettings portSettings(std::span<const SysctlReading> readings) {
    PortSettings settings;
    for (const SysctlReading& reading : readings) {
        if (!reading.value) continue;
        const std::string_view value = *reading.value;
        const auto count = wholeNumber<std::uint32_t>(value);
        if (reading.setting == Sysctl::IpLocalPortRange) readRange(value, settings);
        if (reading.setting == Sysctl::IpUnprivilegedPortStart && count && *count <= highestPort)
            settings.unprivilegedStart = Port{static_cast<std::uint16_t>(*count)};
        if (reading.setting == Sysctl::IpLocalReservedPorts) settings.reserved = readList(value);
        if (reading.setting == Sysctl::TcpTwReuse && count && *count <= 2)
            settings.reuse = static_cast<PortSettings::Reuse>(*count);
        if (reading.setting == Sysctl::TcpTwReuseDelay && count) settings.reuseDelay = Milliseconds(*count);
        if (reading.setting == Sysctl::TcpTimestamps && count) settings.timestamps = *count != 0;
        if (reading.setting == Sysctl::Somaxconn && count) settings.longestBacklog = count;
    }
    return settings;
}

}   // namespace socklens
