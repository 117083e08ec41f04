#include "app/agent/session_pipes.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace socklens {

namespace {

using Clock = ServeSession::Clock;

/// How long the last words may take.
constexpr std::chrono::seconds parting{2};

int millisecondsUntil(std::optional<Clock::time_point> time) {
    constexpr std::int64_t longest = 3'600'000;
    if (!time) return static_cast<int>(longest);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*time - std::min(*time, Clock::now()));
    return static_cast<int>(std::min<std::int64_t>(left.count(), longest));
}

/// False if nobody reads any more.
bool writeSome(ServeSession& session, int output) {
    const auto pending = session.pending();
    const ssize_t count = write(output, pending.data(), pending.size());
    if (count > 0) session.written(static_cast<std::size_t>(count));
    return count >= 0 || errno == EAGAIN || errno == EINTR;
}

/// False at the end of the input.
bool readSome(ServeSession& session, int input) {
    std::array<char, 65536> buffer{};
    const ssize_t count = read(input, buffer.data(), buffer.size());
    if (count > 0) session.receive({buffer.data(), static_cast<std::size_t>(count)}, Clock::now());
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

bool mark(int descriptor) {
    const int flags = fcntl(descriptor, F_GETFL);
    return flags >= 0 && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0;
}

}   // namespace

std::optional<ServeSession::End> converse(ServeSession& session, int input, int output, int events) {
    std::signal(SIGPIPE, SIG_IGN);
    if (!mark(input) || !mark(output)) return std::nullopt;
    std::optional<Clock::time_point> lastWords;
    for (;;) {
        session.proceed(Clock::now);
        if (session.end() && !lastWords) lastWords = Clock::now() + parting;
        if (lastWords && (session.pending().empty() || Clock::now() >= *lastWords)) return session.end();

        std::array<pollfd, 3> waiting{
            pollfd{session.wantsInput() ? input : -1, POLLIN, 0},
            pollfd{output, static_cast<short>(session.pending().empty() ? 0 : POLLOUT), 0},
            pollfd{events, POLLIN, 0}};
        if (poll(waiting.data(), waiting.size(), millisecondsUntil(lastWords ? lastWords : session.wakeAt())) < 0)
            continue;   // by a signal
        if ((waiting[1].revents & (POLLERR | POLLNVAL)) != 0) return std::nullopt;
        if ((waiting[1].revents & POLLOUT) != 0 && !writeSome(session, output)) return std::nullopt;
        if (waiting[2].revents != 0) session.gatherEvents();
        if (waiting[0].revents != 0 && !readSome(session, input)) return std::nullopt;
    }
}

}   // namespace socklens
