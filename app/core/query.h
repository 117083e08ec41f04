// The closed set of questions that a probe answers beside its snapshots. Values only: any thread.
#pragma once

#include "app/core/process.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace socklens {

/// What else would be hit with a process.
struct ProcessQuery {
    ProcessId process;
};
struct ProcessAnswer {
    ProcessId process;
    bool alive = false;                      ///< still the very same process
    std::optional<std::uint32_t> children;   ///< direct ones
};

using Query = std::variant<ProcessQuery>;
using Answer = std::variant<ProcessAnswer>;

}   // namespace socklens
