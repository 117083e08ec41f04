// What the bytes behind the first one are, for the fuzzers of what the kernel says and for their seeds. Values.
#pragma once

#include <cstdint>

namespace socklens::test {

enum class KernelInput : std::uint8_t {
    Tcp,
    Udp,
    Unix,
    ProcEvent,
    State   ///< the text of a format, a NUL, and a record
};

enum class ProcInput : std::uint8_t { Tcp, Tcp6, Udp, Unix, Stat, Command, Cgroup, Status, Limits, Mountinfo };

}   // namespace socklens::test
