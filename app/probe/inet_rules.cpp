#include "app/probe/inet_rules.h"

#include "app/probe/text_fields.h"

#include <algorithm>
#include <sys/utsname.h>

namespace socklens {

namespace {

std::optional<State> toState(std::uint8_t state) {
    constexpr std::uint8_t newSynRecv = 12;
    constexpr std::uint8_t boundInactive = 13;
    if (state == newSynRecv) return State::SynRecv;
    if (state == boundInactive) return State::Close;
    if (state < static_cast<std::uint8_t>(State::Established) || state > static_cast<std::uint8_t>(State::Closing))
        return std::nullopt;
    return static_cast<State>(state);
}

/// A TIME_WAIT or an orphaned FIN_WAIT2 is a small remainder of a socket: it has no owner, no inode and no queues,
/// and the kernel writes 0 for them.
bool isRemainder(State state, const InetNumbers& numbers) {
    const bool timeWaitTimer = numbers.timer == static_cast<std::uint8_t>(Timer::TimeWait);
    return state == State::TimeWait || (state == State::FinWait2 && timeWaitTimer && numbers.inode == 0);
}

/// SYN_RECV is mostly a request for a socket, with as little to it. A simultaneous open makes a whole socket of
/// it, which a process holds.
bool isRequest(State state, const InetNumbers& numbers) {
    return state == State::SynRecv && numbers.inode == 0;
}

void readTimer(Socket& socket, const InetNumbers& numbers) {
    if (socket.protocol != Protocol::Tcp || numbers.timer > static_cast<std::uint8_t>(Timer::Persist)) return;
    const auto timer = static_cast<Timer>(numbers.timer);
    socket.timer = timer;
    if (timer != Timer::Off) socket.timerExpiresMs = numbers.expiresMs;
    // The kernel counts in a byte; /proc/net prints wider numbers.
    if (!isRemainder(socket.state, numbers))
        socket.retransmits = static_cast<std::uint8_t>(std::min<std::uint32_t>(numbers.retransmits, 254));
}

}   // namespace

KernelFacts kernelFacts() {
    utsname names{};
    if (uname(&names) != 0) return {};
    const std::string_view release = names.release;   // "6.18.44-…"
    const auto dot = release.find('.');
    if (dot == std::string_view::npos) return {};
    const auto minorEnd = release.find_first_not_of("0123456789", dot + 1);
    const auto majorNumber = parseNumber<int>(release.substr(0, dot));
    const auto minorNumber = parseNumber<int>(
        release.substr(dot + 1, minorEnd == std::string_view::npos ? minorEnd : minorEnd - dot - 1));
    if (!majorNumber || !minorNumber) return {};
    return {.orphansKeepUid = std::pair(*majorNumber, *minorNumber) >= std::pair(6, 17)};
}

bool readInetNumbers(Socket& socket, const InetNumbers& numbers, KernelFacts facts) {
    const auto state = toState(numbers.state);
    if (!state) return false;
    socket.state = *state;
    readTimer(socket, numbers);
    if (isRemainder(*state, numbers) || isRequest(*state, numbers)) return true;
    socket.inode = Inode{numbers.inode};
    if (numbers.inode != 0 || numbers.uid != 0 || facts.orphansKeepUid) socket.uid = Uid{numbers.uid};
    socket.receiveQueue = numbers.receiveQueue;
    socket.sendQueue = numbers.sendQueue;
    return true;
}

}   // namespace socklens
