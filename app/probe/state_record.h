// One event of the tracepoint sock:inet_sock_set_state as perf_event_open(2) delivers it. Pure: any thread;
// nothing for what is no such event. Where a field lies is read from tracefs, since it differs between kernels.
// Sources: include/trace/events/sock.h, Documentation/trace/events.rst, perf_event_open(2).
#pragma once

#include "app/core/address.h"
#include "app/core/socket.h"
#include "app/core/units.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace socklens {

/// Where the fields of an event begin. Addresses are always there as IPv6 ones, those of IPv4 mapped.
struct StateFormat {
    std::uint16_t oldState = 0;    ///< 4 bytes
    std::uint16_t newState = 0;    ///< 4 bytes
    std::uint16_t localPort = 0;   ///< 2 bytes, host byte order
    std::uint16_t remotePort = 0;
    std::uint16_t protocol = 0;   ///< 1 byte before Linux 5.6, then 2
    std::uint16_t protocolSize = 0;
    std::uint16_t localAddress = 0;   ///< 16 bytes
    std::uint16_t remoteAddress = 0;

    friend bool operator==(const StateFormat&, const StateFormat&) = default;
};
/// The text of events/sock/inet_sock_set_state/format.
std::optional<StateFormat> parseStateFormat(std::string_view text);

struct TracedChange {
    Pid process{};   ///< not the thread
    std::uint64_t monotonicNanoseconds = 0;
    Address localAddress;
    Address remoteAddress;
    Port localPort{};
    Port remotePort{};
    State from{};
    State to{};
};
/// What follows the header of a PERF_RECORD_SAMPLE with PERF_SAMPLE_TID, TIME and RAW. Nothing for what is not of
/// TCP, and for processes that this pid namespace does not show.
std::optional<TracedChange> parseStateRecord(const StateFormat& format, std::span<const std::byte> sample);

}   // namespace socklens
