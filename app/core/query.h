// The closed set of questions that a probe answers beside its snapshots. Values only: any thread.
#pragma once

#include "app/core/message.h"
#include "app/core/process.h"
#include "app/core/socket_options.h"
#include "app/core/socket_target.h"
#include "app/core/sysctl.h"
#include "app/core/tcp_info.h"

#include <cstdint>
#include <optional>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

namespace socklens {

/// What else would be hit with a process, and since when it runs.
struct ProcessQuery {
    ProcessId process;
    friend bool operator==(const ProcessQuery&, const ProcessQuery&) = default;
};
struct ProcessAnswer {
    ProcessId process;
    bool alive = false;                        ///< still the very same process
    std::optional<std::uint32_t> children{};   ///< direct ones
    std::optional<Timestamp> startedAt{};      ///< by the clock of the machine, which may have been set since
    friend bool operator==(const ProcessAnswer&, const ProcessAnswer&) = default;
};

/// What a program has set on a socket that it holds.
struct SocketOptionsQuery {
    SocketTarget socket;
    ProcessId holder;
    friend bool operator==(const SocketOptionsQuery&, const SocketOptionsQuery&) = default;
};
/// The options, or why they cannot be read.
using SocketOptionsAnswer = tl::expected<SocketOptions, Message>;

/// What the kernel measures on one TCP connection.
struct TcpInfoQuery {
    SocketTarget socket;
    friend bool operator==(const TcpInfoQuery&, const TcpInfoQuery&) = default;
};
/// The figures, or why there are none.
using TcpInfoAnswer = tl::expected<TcpInfo, Message>;

/// Every setting of the closed set, as it is now.
struct SysctlsQuery {
    friend bool operator==(const SysctlsQuery&, const SysctlsQuery&) = default;
};
using SysctlsAnswer = std::vector<SysctlReading>;

/// Whether a port can be bound here and now, by trying.
struct TrialBindQuery {
    Address address;   ///< :: stands for every address of both families, 0.0.0.0 for every one of IPv4
    Port port{};
    Protocol protocol = Protocol::Tcp;   ///< or Udp
    friend bool operator==(const TrialBindQuery&, const TrialBindQuery&) = default;
};
/// What bind(2) said, as an errno; 0: it succeeded.
struct TrialBindAnswer {
    int plain = 0;
    int reuseAddress = 0;   ///< with SO_REUSEADDR
    friend bool operator==(const TrialBindAnswer&, const TrialBindAnswer&) = default;
};

using Query = std::variant<ProcessQuery, SocketOptionsQuery, SysctlsQuery, TrialBindQuery, TcpInfoQuery>;
using Answer = std::variant<ProcessAnswer, SocketOptionsAnswer, SysctlsAnswer, TrialBindAnswer, TcpInfoAnswer>;

}   // namespace socklens
