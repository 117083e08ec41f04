// Two pieces of work at the same time, where there are two processors for them. Any thread; both are done when it
// returns. What the two touch must be apart. Errors: what they throw; where no thread can be had, one is done
// after the other.
#pragma once

#include <functional>
#include <future>
#include <system_error>

namespace socklens {

template <class There, class Here>
void alongside(There there, Here here) {
    std::future<void> other;
    try {
        other = std::async(std::launch::async, std::ref(there));
    } catch (const std::system_error&) {   // too many threads, or forbidden
        there();
    }
    here();
    if (other.valid()) other.get();
}

}   // namespace socklens
