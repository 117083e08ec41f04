#include "app/core/signal_name.h"

#include "app/core/filter/text.h"

#include <csignal>
#include <cstring>

namespace socklens {

std::string nameOfSignal(int signal) {
    const char* name = sigabbrev_np(signal);
    return name != nullptr ? "SIG" + std::string(name) : std::to_string(signal);
}

std::optional<int> signalByName(std::string_view name) {
    constexpr int lastWithName = 31;   // what follows are real-time signals
    const std::string wanted = fold(name);
    for (int signal = 1; signal <= lastWithName; ++signal) {
        const std::string known = fold(nameOfSignal(signal));
        const bool matches = wanted == known || "sig" + wanted == known || wanted == std::to_string(signal);
        if (matches) return signal;
    }
    return std::nullopt;
}

}   // namespace socklens
