#include "tests/lab/servant.h"

#include <cerrno>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace socklens::lab {

namespace {

std::array<int, 2> pairOfEnds() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw std::system_error(errno, std::generic_category(), "socketpair");
    return ends;
}

bool acknowledge(int there) {
    return write(there, "", 1) == 1;
}

void serve(const std::function<Servant::Obey()>& begin, int there, int stop) {
    const Servant::Obey obey = begin();
    if (!acknowledge(there)) return;
    std::array<pollfd, 2> ready{{{there, POLLIN, 0}, {stop, POLLIN, 0}}};
    while (poll(ready.data(), ready.size(), -1) > 0 && ready[1].revents == 0) {
        char order = 0;
        if (read(there, &order, 1) != 1) return;
        obey(order);
        if (!acknowledge(there)) return;
    }
}

void awaitAcknowledgement(int here) {
    char acknowledged = 0;
    if (read(here, &acknowledged, 1) != 1) throw std::runtime_error("the servant does not answer");
}

}   // namespace

Servant::Servant(const std::function<Obey()>& begin) : Servant(pairOfEnds(), begin) {}

Servant::Servant(std::array<int, 2> ends, const std::function<Obey()>& begin)
    : m_here(ends[0]),
      m_there(ends[1]),
      m_child({ends[1]}, [&begin, there = ends[1]](int stop) { serve(begin, there, stop); }) {
    m_there.reset();   // its end is the child's
    awaitAcknowledgement(m_here.get());
}

void Servant::tell(char order) {
    if (write(m_here.get(), &order, 1) != 1) throw std::runtime_error("the servant is gone");
    awaitAcknowledgement(m_here.get());
}

}   // namespace socklens::lab
