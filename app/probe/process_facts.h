// Reads one process from its /proc directory. The parsers are pure; the reader does the I/O and belongs to one
// thread. Source: proc(5), include/linux/sched.h (PF_KTHREAD).
#pragma once

#include "app/core/process.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>
#include <tl/expected.hpp>

namespace socklens {

/// What /proc/PID/stat says.
struct ProcessStat {
    std::string name;
    char state = '?';   ///< 'Z': a zombie
    Pid parent{};
    StartTime startTime{};
    bool kernelThread = false;
};
std::optional<ProcessStat> parseProcessStat(std::string_view text);

/// Bytes of a command line that are read. A process can claim that its own has gigabytes (prctl(2), PR_SET_MM).
inline constexpr std::size_t longestCommand = 4096;

/// "a\0b\0" becomes "a b"; control characters become spaces.
std::string parseCommandLine(std::string_view text);

/// The path in the unified hierarchy; where there is none, that of systemd's own (cgroups(7)).
std::string parseProcessCgroup(std::string_view text);

/// Real, effective and saved uid from /proc/PID/status.
struct ProcessUids {
    Uid real{};
    Uid effective{};
    Uid saved{};
};
std::optional<ProcessUids> parseProcessUids(std::string_view text);

/// The soft limit of "Max open files" in /proc/PID/limits; "unlimited" is none that anybody could reach.
std::optional<std::uint64_t> parseDescriptorLimit(std::string_view text);

/// Nothing if the process is gone. What is unreadable stays empty. `directory` is an open /proc/PID, so that all
/// facts are of one process, even if its pid is given away meanwhile.
std::optional<ProcessStat> readProcessStat(int directory);
/// The same, or why not; an EINVAL if it is written otherwise than a kernel writes it.
tl::expected<ProcessStat, std::error_code> tryProcessStat(int directory);
/// Whether that is why nothing could be read of a process.
bool isGone(const std::error_code& error);
std::optional<Process> readProcess(int directory, Pid pid);

/// The very process that is meant, if it is still there.
std::optional<Process> findProcess(const std::string& procRoot, ProcessId id);

}   // namespace socklens
