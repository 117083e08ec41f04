// Signals by the names that kill(1) knows. Pure: any thread. Source: signal(7).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace socklens {

/// "SIGTERM"; the number for what has no name.
std::string nameOfSignal(int signal);

/// "TERM", "SIGTERM" or "15", whatever its case; nothing for what is no signal with a name.
std::optional<int> signalByName(std::string_view name);

}   // namespace socklens
