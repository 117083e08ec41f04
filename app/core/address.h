// An IPv4 or IPv6 address in one shape: IPv4 is kept as ::ffff:a.b.c.d (RFC 4291, 2.5.5.2), so that the two ends
// of a connection between a dual-stack listener and an IPv4 client compare equal. Values only: any thread, no
// ownership. Parsing answers nullopt for what is not an address.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace socklens {

struct Address {
    std::array<std::uint8_t, 16> bytes{};   ///< network byte order

    static Address inet(std::span<const std::uint8_t, 4> octets);
    static Address inet6(std::span<const std::uint8_t, 16> octets);

    bool isInet() const;          ///< an IPv4 address, mapped
    bool isUnspecified() const;   ///< 0.0.0.0 or ::
    bool isLoopback() const;      ///< in 127.0.0.0/8, or ::1

    friend auto operator<=>(const Address&, const Address&) = default;
};

/// "10.0.0.1" for a mapped address, otherwise RFC 5952 text.
std::string toText(const Address& address);

/// The same as IPv6 sees it: a mapped address reads "::ffff:10.0.0.1", as `ss` prints the sockets of a dual-stack
/// listener.
std::string toInet6Text(const Address& address);

std::optional<Address> parseAddress(std::string_view text);

/// A block of addresses, "10.0.0.0/8" or "fe80::/10".
struct AddressBlock {
    Address base;
    int prefixLength = 128;   ///< of the 128 bits; an IPv4 /8 is 104

    bool contains(const Address& address) const;
    friend bool operator==(const AddressBlock&, const AddressBlock&) = default;
};

/// A block, or a single address as a block of one.
std::optional<AddressBlock> parseAddressBlock(std::string_view text);

}   // namespace socklens
