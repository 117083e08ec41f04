#include "app/core/filter/endpoint.h"

#include "app/core/filter/number.h"

#include <algorithm>
#include <charconv>

namespace socklens {

namespace {

constexpr std::string_view digits = "0123456789";

/// "address/prefix:port", any of which can be absent.
struct Parts {
    std::string_view address;
    std::optional<std::string_view> prefix;
    std::optional<std::string_view> port;
    std::string_view rest;   ///< which fits nowhere
};

bool isInet6(std::string_view address) {
    return address.starts_with('[') || std::ranges::count(address, ':') > 1;
}

std::size_t endOfAddress(std::string_view text) {
    if (text.starts_with('[')) return std::min(text.find(']'), text.size() - 1) + 1;
    const std::size_t end = std::min(text.find('/'), text.size());
    return isInet6(text.substr(0, end)) ? end : std::min(text.find(':'), end);
}

Parts split(std::string_view text) {
    if (text.find_first_not_of("0123456789-") == std::string_view::npos) return {{}, {}, text, {}};
    Parts parts;
    const std::size_t end = endOfAddress(text);
    parts.address = text.substr(0, end);
    parts.rest = text.substr(end);
    if (parts.rest.starts_with('/')) {
        const std::size_t colon = std::min(parts.rest.find(':'), parts.rest.size());
        parts.prefix = parts.rest.substr(1, colon - 1);
        parts.rest.remove_prefix(colon);
    }
    if (parts.rest.starts_with(':')) {
        parts.port = parts.rest.substr(1);
        parts.rest = {};
    }
    return parts;
}

/// Whether it can only be meant for an address, right or wrong.
bool isAddressLike(const Parts& parts) {
    const std::string_view address = parts.address;
    if (address.empty()) return !parts.prefix;   // "/run/x.sock" looks like a prefix without an address
    return address == "*" || address == "localhost" || isInet6(address) ||
           (digits.find(address.front()) != std::string_view::npos &&
            address.find_first_not_of("0123456789.") == std::string_view::npos);
}

/// "192.168." is all that begins with it: 192.168.0.0/16.
std::optional<AddressBlock> beginningOf(std::string_view text, bool hasPrefix) {
    if (text.find('.') == std::string_view::npos && !hasPrefix) return std::nullopt;
    if (text.ends_with('.')) text.remove_suffix(1);
    std::string whole(text);
    const auto octets = static_cast<int>(std::ranges::count(text, '.')) + 1;
    for (int missing = octets; missing < 4; ++missing) whole += ".0";
    const auto base = parseAddress(whole);
    return base && octets < 4 ? std::optional(AddressBlock{*base, 96 + 8 * octets}) : std::nullopt;
}

std::optional<AddressBlock> blockOf(std::string_view address, bool hasPrefix) {
    if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
    // A NUL byte would end the text for inet_pton(3).
    if (address.find_first_not_of("0123456789abcdefABCDEF.:") != std::string_view::npos) return std::nullopt;
    if (const auto whole = parseAddress(address)) return AddressBlock{*whole, 128};
    return beginningOf(address, hasPrefix);
}

/// A part of a value as a token, so that a mistake is shown where it is.
FilterToken partOf(const FilterToken& value, std::string_view part) {
    FilterToken token = value;
    token.text = part;
    if (value.kind == FilterToken::Kind::Quoted) return token;   // escapes move what follows them
    token.offset += static_cast<std::size_t>(part.data() - value.text.data());
    token.length = part.size();
    return token;
}

FilterResult<int> readPrefix(const FilterToken& value, std::string_view text, bool isInet) {
    const int bits = isInet ? 32 : 128;
    int length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error == std::errc{} && end == text.data() + text.size() && 0 <= length && length <= bits)
        return 128 - bits + length;
    const std::string_view withSlash(text.data() - 1, text.size() + 1);
    return mistakeIn(partOf(value, withSlash), SOCKLENS_TEXT("“%1” is not a prefix length between 0 and %2."),
                     withSlash, std::to_string(bits));
}

FilterResult<Endpoint> readEndpoint(const FilterToken& value, const Parts& parts) {
    const auto mistake =
        mistakeIn(value, SOCKLENS_TEXT("“%1” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443."),
                  value.text);
    const bool isAnyAddress = parts.address.empty() || parts.address == "*";
    if (!parts.rest.empty() || (isAnyAddress && parts.prefix)) return mistake;

    Endpoint endpoint;
    if (!isAnyAddress) {
        endpoint.block = blockOf(parts.address, parts.prefix.has_value());
        if (!endpoint.block) return mistake;
    }
    if (parts.prefix) {
        const auto length = readPrefix(value, *parts.prefix, !isInet6(parts.address));
        if (!length) return tl::unexpected(length.error());
        endpoint.block->prefixLength = *length;
    }
    if (parts.port && *parts.port != "*") {
        if (parts.port->empty()) return mistake;
        const auto port = readPort(partOf(value, *parts.port));
        if (!port) return tl::unexpected(port.error());
        endpoint.ports = port->range;
    }
    return endpoint;
}

/// Both loopback addresses (RFC 6761, 6.3); other names are not looked up.
FilterResult<std::vector<Endpoint>> readEndpoints(const FilterToken& value) {
    Parts parts = split(value.text);
    const bool isLoopback = parts.address == "localhost";
    if (isLoopback) parts.address = "::1";
    const auto endpoint = readEndpoint(value, parts);
    if (!endpoint) return tl::unexpected(endpoint.error());
    std::vector<Endpoint> all{*endpoint};
    if (isLoopback) all.push_back({parseAddressBlock("127.0.0.0/8"), endpoint->ports});
    return all;
}

bool isHostWithPort(const Parts& parts) {
    return !parts.address.starts_with('@') && !parts.address.empty() && !parts.prefix && parts.port &&
           !parts.port->empty() && parts.port->find_first_not_of(digits) == std::string_view::npos;
}

}   // namespace

FilterResult<void> addEndpoint(AddressTest& test, const FilterToken& value) {
    const Parts parts = split(value.text);
    const bool isQuoted = value.kind == FilterToken::Kind::Quoted;
    if (isAddressLike(parts)) {
        const auto endpoints = readEndpoints(value);
        if (!endpoints && !isQuoted) return tl::unexpected(endpoints.error());
        if (endpoints) {
            test.endpoints.insert(test.endpoints.end(), endpoints->begin(), endpoints->end());
            return {};
        }
    } else if (!isQuoted && isHostWithPort(parts)) {
        return mistakeIn(partOf(value, parts.address),
                         SOCKLENS_TEXT("“%1” is not an address, and names of hosts are not looked up."),
                         parts.address);
    }
    test.names.folded.push_back(fold(value.text));
    return {};
}

}   // namespace socklens
