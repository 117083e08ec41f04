#include "app/core/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace socklens {

namespace {
constexpr std::array<std::uint8_t, 12> mappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
}

Address Address::inet(std::span<const std::uint8_t, 4> octets) {
    Address address;
    std::ranges::copy(mappedPrefix, address.bytes.begin());
    std::ranges::copy(octets, address.bytes.begin() + mappedPrefix.size());
    return address;
}

Address Address::inet6(std::span<const std::uint8_t, 16> octets) {
    Address address;
    std::ranges::copy(octets, address.bytes.begin());
    return address;
}

bool Address::isInet() const {
    return std::equal(mappedPrefix.begin(), mappedPrefix.end(), bytes.begin());
}

bool Address::isUnspecified() const {
    const auto first = bytes.begin() + (isInet() ? mappedPrefix.size() : 0);
    return std::all_of(first, bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

bool Address::isLoopback() const {
    static constexpr Address inet6{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    return isInet() ? bytes[mappedPrefix.size()] == 127 : *this == inet6;
}

std::string toText(const Address& address) {
    if (!address.isInet()) return toInet6Text(address);
    char text[INET_ADDRSTRLEN];
    return inet_ntop(AF_INET, address.bytes.data() + mappedPrefix.size(), text, sizeof text);
}

std::string toInet6Text(const Address& address) {
    char text[INET6_ADDRSTRLEN];
    return inet_ntop(AF_INET6, address.bytes.data(), text, sizeof text);
}

std::optional<Address> parseAddress(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return std::nullopt;   // inet_pton would stop there
    const std::string terminated(text);
    std::array<std::uint8_t, 16> octets{};
    if (inet_pton(AF_INET, terminated.c_str(), octets.data()) == 1)
        return Address::inet(std::span(octets).first<4>());
    if (inet_pton(AF_INET6, terminated.c_str(), octets.data()) == 1) return Address::inet6(octets);
    return std::nullopt;
}

bool AddressBlock::contains(const Address& address) const {
    const int wholeBytes = prefixLength / 8;
    if (!std::equal(base.bytes.begin(), base.bytes.begin() + wholeBytes, address.bytes.begin())) return false;
    const int restBits = prefixLength % 8;
    if (restBits == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - restBits));
    const auto at = static_cast<std::size_t>(wholeBytes);
    return (base.bytes[at] & mask) == (address.bytes[at] & mask);
}

std::optional<AddressBlock> parseAddressBlock(std::string_view text) {
    const auto slash = text.find('/');
    const auto base = parseAddress(text.substr(0, slash));
    if (!base) return std::nullopt;
    if (slash == std::string_view::npos) return AddressBlock{*base, 128};

    const std::string_view length = text.substr(slash + 1);
    const int bits = base->isInet() && text.find(':') == std::string_view::npos ? 32 : 128;
    int prefix = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), prefix);
    if (error != std::errc{} || end != length.data() + length.size() || prefix < 0 || prefix > bits)
        return std::nullopt;
    return AddressBlock{*base, 128 - bits + prefix};
}

}   // namespace socklens
