// Wakes a thread that waits for a descriptor. ring() from any thread, wait() from the one that sleeps. Owns an
// eventfd(2); throws std::system_error if the kernel has none left.
#pragma once

#include <chrono>
#include <optional>

namespace socklens {

class Wakeup {
public:
    using Time = std::chrono::steady_clock::time_point;

    Wakeup();
    Wakeup(const Wakeup&) = delete;
    Wakeup& operator=(const Wakeup&) = delete;
    ~Wakeup();

    void ring() const;
    /// Until it rings, the descriptor is readable (-1: none) or the time has come; true if the descriptor is.
    bool wait(int descriptor, std::optional<Time> until) const;

private:
    int m_eventDescriptor;
};

}   // namespace socklens
