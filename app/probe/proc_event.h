// What the kernel's connector says of processes, read off one datagram. Pure: any thread; nothing for what is no
// such message. Source: linux/connector.h, linux/cn_proc.h, drivers/connector/cn_proc.c.
#pragma once

#include "app/core/units.h"

#include <cstddef>
#include <optional>
#include <span>

namespace socklens {

/// struct proc_event behind struct nlmsghdr and struct cn_msg. Written out because linux/cn_proc.h moved the names
/// of its events with Linux 6.6.
namespace proc_event_layout {
inline constexpr std::uint32_t none = 0;   ///< PROC_EVENT_NONE
inline constexpr std::uint32_t coreDump = 0x4000'0000;
inline constexpr std::uint32_t exit = 0x8000'0000;
inline constexpr std::uint32_t messageAt = 16;
inline constexpr std::uint32_t whatAt = messageAt + 20;
inline constexpr std::uint32_t timeAt = whatAt + 8;
inline constexpr std::uint32_t dataAt = whatAt + 16;
inline constexpr std::uint32_t errorAt = dataAt;    ///< of an acknowledgement
inline constexpr std::uint32_t threadAt = dataAt;   ///< process_pid, of a core dump or an exit
inline constexpr std::uint32_t processAt = dataAt + 4;
inline constexpr std::uint32_t exitCodeAt = dataAt + 8;
}   // namespace proc_event_layout

struct ProcEvent {
    enum class Kind { Other, Acknowledgement, CoreDump, Exit };
    Kind kind = Kind::Other;
    std::uint32_t acknowledged = 0;   ///< the request
    int error = 0;                    ///< an errno, of an acknowledgement
    Pid process{};
    bool firstThread = false;   ///< whose end is mostly that of the process; others end one by one
    int waitStatus = 0;         ///< as wait(2) gives it, of an exit
    std::uint64_t monotonicNanoseconds = 0;
};
std::optional<ProcEvent> parseProcEvent(std::span<const std::byte> datagram);

}   // namespace socklens
