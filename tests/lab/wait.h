// Waiting for a condition of the kernel, never for luck: asks every millisecond until a deadline.
// Any thread. Errors: std::runtime_error that names what did not happen.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

namespace socklens::lab {

inline constexpr std::chrono::seconds patience{5};

class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds span = patience)
        : m_end(std::chrono::steady_clock::now() + span) {}
    bool passed() const { return left().count() <= 0; }
    std::chrono::milliseconds left() const {
        return std::chrono::ceil<std::chrono::milliseconds>(m_end - std::chrono::steady_clock::now());
    }

private:
    std::chrono::steady_clock::time_point m_end;
};

template <class Condition>
void waitUntil(const std::string& what, const Condition& condition) {
    const Deadline deadline(4 * patience);   // what comes for certain may be slow on a busy machine
    while (!condition()) {
        if (deadline.passed()) throw std::runtime_error("waited in vain until " + what);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}   // namespace socklens::lab
