// Strong types for the keys and units of the kernel, so that a port is never taken for a pid.
// Values only: any thread, no ownership, cannot fail.
#pragma once

#include <chrono>
#include <cstdint>
#include <type_traits>

namespace socklens {

enum class Pid : std::int32_t {};
enum class Uid : std::uint32_t {};
enum class Inode : std::uint32_t {};              ///< of a socket, as sock_diag and /proc/PID/fd name it
enum class Cookie : std::uint64_t {};             ///< sock_gen_cookie(): unique for the life of the kernel
enum class CgroupId : std::uint64_t {};           ///< inode of the cgroup v2 directory
enum class InterfaceIndex : std::uint32_t {};     ///< if_nametoindex(3)
enum class NetworkNamespace : std::uint64_t {};   ///< inode of /proc/PID/ns/net
enum class StartTime : std::uint64_t {};          ///< field 22 of /proc/PID/stat: clock ticks since boot
enum class Port : std::uint16_t {};               ///< host byte order; 0 stands for "none"
enum class ShutdownBits : std::uint8_t {
};   ///< 1: receiving is shut down, 2: sending (RCV_SHUTDOWN, SEND_SHUTDOWN)

using Milliseconds = std::chrono::milliseconds;
using Timestamp = std::chrono::sys_time<Milliseconds>;

/// The number inside a strong type.
template <class Strong>
requires std::is_enum_v<Strong>
constexpr auto number(Strong value) {
    return static_cast<std::underlying_type_t<Strong>>(value);
}

/// A process, not merely a number that the kernel will give to somebody else: the pid with its start time.
struct ProcessId {
    Pid pid{};
    StartTime startTime{};
    friend constexpr auto operator<=>(const ProcessId&, const ProcessId&) = default;
};

}   // namespace socklens
