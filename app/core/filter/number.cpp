#include "app/core/filter/number.h"

#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

namespace socklens {

namespace {

constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();

struct Unit {
    std::string_view name;
    std::uint64_t value = 1;
};

constexpr std::array sizeUnits{
    Unit{"", 1},
    Unit{"k", 1000},
    Unit{"m", 1000'000},
    Unit{"g", 1000'000'000},
    Unit{"ki", 1ULL << 10U},
    Unit{"mi", 1ULL << 20U},
    Unit{"gi", 1ULL << 30U},
    Unit{"b", 1},
    Unit{"kb", 1000},
    Unit{"mb", 1000'000},
    Unit{"gb", 1000'000'000},
    Unit{"kib", 1ULL << 10U},
    Unit{"mib", 1ULL << 20U},
    Unit{"gib", 1ULL << 30U},
};

/// In microseconds.
constexpr std::array timeUnits{
    Unit{"us", 1},         Unit{"ms", 1000},         Unit{"s", 1000'000},
    Unit{"m", 60'000'000}, Unit{"h", 3'600'000'000}, Unit{"d", 86'400'000'000},
};

enum class Fault : std::uint8_t { NotANumber, TooLarge };

/// A number from `first` on that was written no more exactly than `step`.
struct Amount {
    std::uint64_t first = 0;
    std::uint64_t step = 1;
};
using AmountResult = tl::expected<Amount, Fault>;

AmountResult digitsOf(std::string_view text, int base = 10) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error == std::errc::invalid_argument || end != text.data() + text.size())
        return tl::unexpected(Fault::NotANumber);
    if (error != std::errc{}) return tl::unexpected(Fault::TooLarge);
    return Amount{value, 1};
}

/// Decimal, or hexadecimal as ss(8) writes cookies.
AmountResult wholeNumber(std::string_view text) {
    const bool isHexadecimal = text.starts_with("0x") || text.starts_with("0X");
    return isHexadecimal ? digitsOf(text.substr(2), 16) : digitsOf(text);
}

/// Digits and perhaps a fraction of a unit: exact, since a double forgets the last bytes of a petabyte.
AmountResult scaled(std::string_view number, std::uint64_t unit) {
    constexpr std::size_t longestFraction = 6;
    const std::size_t dot = number.find('.');
    const auto whole = digitsOf(number.substr(0, dot));
    if (!whole) return whole;
    if (whole->first > largest / unit) return tl::unexpected(Fault::TooLarge);
    const std::uint64_t first = whole->first * unit;
    if (dot == std::string_view::npos) return Amount{first, unit};

    const std::string_view digitsOfFraction = number.substr(dot + 1);
    const auto fraction = digitsOf(digitsOfFraction);
    if (!fraction || digitsOfFraction.size() > longestFraction || unit == 1)
        return tl::unexpected(Fault::NotANumber);
    std::uint64_t parts = 1;
    for (std::size_t digit = 0; digit < digitsOfFraction.size(); ++digit) parts *= 10;
    const std::uint64_t rest = fraction->first * unit / parts;
    if (rest > largest - first) return tl::unexpected(Fault::TooLarge);
    return Amount{first + rest, std::max<std::uint64_t>(unit / parts, 1)};
}

AmountResult withUnit(std::string_view text, std::span<const Unit> units, std::string_view unitIfNone) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string name = end == text.size() ? std::string(unitIfNone) : fold(text.substr(end));
    const auto unit = std::ranges::find(units, std::string_view(name), &Unit::name);
    if (unit == units.end()) return tl::unexpected(Fault::NotANumber);
    return scaled(text.substr(0, end), unit->value);
}

/// In the unit of the column: column.h counts round trips in microseconds, other durations in milliseconds.
AmountResult duration(std::string_view text, const FilterField& field) {
    auto amount = withUnit(text, timeUnits, field.unit);
    if (amount && field.column != Column::RoundTripTime)
        amount = Amount{amount->first / 1000, std::max<std::uint64_t>(amount->step / 1000, 1)};
    return amount;
}

/// The port of a service, such as "https", in host byte order.
AmountResult service(std::string_view name) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_.+";
    const std::string folded = fold(name);
    if (folded.empty() || folded.find_first_not_of(allowed) != std::string::npos)
        return tl::unexpected(Fault::NotANumber);
    std::array<char, 4096> buffer;
    servent entry{};
    servent* found = nullptr;
    if (getservbyname_r(folded.c_str(), nullptr, &entry, buffer.data(), buffer.size(), &found) != 0 ||
        found == nullptr)
        return tl::unexpected(Fault::NotANumber);
    return Amount{ntohs(static_cast<std::uint16_t>(found->s_port)), 1};
}

AmountResult port(std::string_view text) {
    if (text.starts_with(':')) text.remove_prefix(1);
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return service(text);
    const auto value = digitsOf(text);
    return value && value->first > 65535 ? tl::unexpected(Fault::TooLarge) : value;
}

AmountResult amount(std::string_view text, const FilterField& field) {
    if (field.kind == FilterKind::Port) return port(text);
    if (field.kind == FilterKind::Duration) return duration(text, field);
    return field.kind == FilterKind::Size ? withUnit(text, sizeUnits, "") : wholeNumber(text);
}

const char* sentence(FilterKind kind, Fault fault) {
    if (kind == FilterKind::Port)
        return SOCKLENS_TEXT("“%1” is neither a port between 1 and 65535 nor the name of a service.");
    if (fault == Fault::TooLarge) return SOCKLENS_TEXT("“%1” is too large.");
    if (kind == FilterKind::Duration)
        return SOCKLENS_TEXT("“%1” is not a duration, such as 500ms, 60s, 1.5m or 2h.");
    if (kind == FilterKind::Size) return SOCKLENS_TEXT("“%1” is not a number, such as 4096, 10k or 1.5Mi.");
    return SOCKLENS_TEXT("“%1” is not a number.");
}

/// Where "from-to" is cut, npos if it is no range: "ftp-data" is a service.
std::size_t dashOf(std::string_view text, FilterKind kind) {
    const std::size_t dash = text.find('-');
    const bool isService =
        kind == FilterKind::Port && text.find_first_not_of("0123456789:-") != std::string_view::npos;
    return dash == 0 || isService ? std::string_view::npos : dash;
}

}   // namespace

FilterResult<ReadNumber> readNumber(const FilterToken& token, const FilterField& field) {
    const std::string_view text = token.text;
    const std::size_t dash = dashOf(text, field.kind);
    const bool isInterval = dash != std::string_view::npos;
    const auto first = amount(text.substr(0, dash), field);
    const auto last = isInterval ? amount(text.substr(dash + 1), field) : first;
    if (!first || !last) return mistakeIn(token, sentence(field.kind, first ? last.error() : first.error()), text);
    if (isInterval && last->first < first->first)
        return mistakeIn(token, SOCKLENS_TEXT("“%1” is not a range: the smaller number comes first."), text);

    const bool isInexact = field.kind == FilterKind::Duration && !isInterval;
    const std::uint64_t step = isInexact ? std::min(first->step - 1, largest - first->first) : 0;
    return ReadNumber{{first->first, last->first + step}, isInterval};
}

FilterResult<ReadNumber> readPort(const FilterToken& port) {
    auto read = readNumber(port, FilterField{Column::LocalPort, FilterKind::Port});
    if (read && read->range.last == 0)
        return mistakeIn(port, SOCKLENS_TEXT("0 is not a port: “none” finds the sockets without one."));
    return read;
}

}   // namespace socklens
