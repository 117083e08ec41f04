#include "app/link/wakeup.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace socklens {

namespace {

int millisecondsUntil(std::optional<Wakeup::Time> time) {
    constexpr std::int64_t longest = 3'600'000;
    if (!time) return -1;
    const auto now = std::chrono::steady_clock::now();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*time - std::min(*time, now));
    return static_cast<int>(std::min<std::int64_t>(left.count(), longest));
}

}   // namespace

Wakeup::Wakeup() : m_eventDescriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (m_eventDescriptor < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Wakeup::~Wakeup() {
    close(m_eventDescriptor);
}

void Wakeup::ring() const {
    eventfd_write(m_eventDescriptor, 1);
}

bool Wakeup::wait(int descriptor, std::optional<Time> until) const {
    std::array<pollfd, 2> waiting{pollfd{m_eventDescriptor, POLLIN, 0}, pollfd{descriptor, POLLIN, 0}};
    if (poll(waiting.data(), waiting.size(), millisecondsUntil(until)) < 0) return false;   // by a signal
    eventfd_t rung = 0;
    if (waiting[0].revents != 0) eventfd_read(m_eventDescriptor, &rung);
    return waiting[1].revents != 0;
}

}   // namespace socklens
