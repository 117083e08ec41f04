// IP packets that carry TCP, built and read byte by byte with their checksums, IPv4 (RFC 791) and IPv6 (RFC 8200).
// Pure functions: any thread, nothing to own. Reading answers nullopt for what is not intact TCP.
#pragma once

#include "tests/lab/endpoint.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace socklens::lab {

struct TcpSegment {
    Endpoint source;
    Endpoint destination;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgement = 0;
    bool syn = false;
    bool ack = false;
    bool fin = false;
    bool rst = false;
    std::uint16_t window = 0xffff;
    std::string payload;
};

/// No options, neither of IP nor of TCP. Both endpoints must be of one family.
std::vector<std::uint8_t> encode(const TcpSegment& segment);

/// Nullopt: not TCP, cut off, or a wrong checksum. Options are skipped.
std::optional<TcpSegment> decode(std::span<const std::uint8_t> packet);

}   // namespace socklens::lab
