// What /proc says of a process that holds a socket. Values only: any thread.
#pragma once

#include "app/core/units.h"

#include <memory>
#include <optional>
#include <string>

namespace socklens {

struct Process {
    ProcessId id;
    std::string name;             ///< comm: at most 15 bytes, chosen by the process
    std::string command;          ///< the command line, arguments joined by spaces; empty for kernel threads
    std::optional<Uid> uid;       ///< effective
    std::optional<Uid> realUid;   ///< this one and the saved one decide who may send a signal, kill(2)
    std::optional<Uid> savedUid;
    std::string cgroup;                             ///< path in the unified hierarchy, "/system.slice/ssh.service"
    std::optional<std::uint32_t> descriptors;       ///< how many are open
    std::optional<std::uint64_t> descriptorLimit;   ///< how many it may have open, RLIMIT_NOFILE

    friend bool operator==(const Process&, const Process&) = default;
};

/// "nginx (pid 42)"; "pid 42" where it was gone before its name could be read.
std::string title(const Process& process);

/// Immutable, shared by snapshots, events and what remembers them.
using ProcessPointer = std::shared_ptr<const Process>;

}   // namespace socklens
